import type { Answer } from '../ledger/ledger';

export type HopRow = Answer<'DelayRegister'>['rows'][number];
export type Counting = 'calendarDays' | 'workingDays';
export type Days = NonNullable<HopRow[Counting]>;

const WIDTH = 200;
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
/** What is a year away stands at the end; a day and a month can still be told apart. */
const LONGEST = 400;
const MARKS = [1, 7, 30, 90, 365];

const xOf = (days: number): number =>
  (Math.log1p(Math.min(days, LONGEST)) / Math.log1p(LONGEST)) * (WIDTH - 12) + 4;

/** The same scale above all bars. */
export const HopScale = () => (
  <svg className="hop-bar" viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true">
    {MARKS.map((days) => (
      <text key={days} x={xOf(days)} y={11} textAnchor="middle">
        {days}
      </text>
    ))}
  </svg>
);

/** From nought over the median to nine of ten, the longest, the limit, and the oldest open one. */
export const HopBar = ({ row, days }: { readonly row: HopRow; readonly days: Days | null }) => {
  if (!days || days.p50 === null) return null;
  const { p50, p90, max } = days;
  const [middle, most, end] = [xOf(p50), xOf(p90 ?? p50), xOf(max ?? p50)];
  const { limit, oldestOpenDays } = row;
  return (
    <svg className="hop-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {MARKS.map((mark) => (
        <line key={mark} x1={xOf(mark)} x2={xOf(mark)} y1={0} y2={HEIGHT} className="hop-grid" />
      ))}
      <line x1={most} x2={end} y1={MIDDLE} y2={MIDDLE} className="hop-max" />
      <line x1={end} x2={end} y1={MIDDLE - 4} y2={MIDDLE + 4} className="hop-max" />
      <rect x={4} y={MIDDLE - 5} width={Math.max(2, most - 4)} height={10} className="hop-p90" />
      <rect x={4} y={MIDDLE - 5} width={Math.max(2, middle - 4)} height={10} className="hop-p50" />
      {limit !== null && (
        <line x1={xOf(limit)} x2={xOf(limit)} y1={0} y2={HEIGHT} className="hop-limit" />
      )}
      {oldestOpenDays !== null && (
        <circle cx={xOf(oldestOpenDays)} cy={MIDDLE} r={5} className="hop-open" />
      )}
    </svg>
  );
};
