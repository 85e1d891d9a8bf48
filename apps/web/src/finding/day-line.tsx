import { count } from '../figures';
import { type Placed, type PlacedLane, lanesOf } from './placed';
import type { Band, Point } from './points';
import { dayNumber, type Scale, scaleOf } from './scale';
import { useFindingWords } from './words';

const WIDTH = 1120;
const LEFT = 64;
const TOP = 26;
const AXIS = 26;
const ROOM_FOR_LATER = 190;

const Mark = ({ placed: { point, label, x, xUntil, y, isLeft } }: { readonly placed: Placed }) => (
  <g className={`mark ${point.lane}`}>
    {xUntil > x && <line x1={x} x2={xUntil} y1={y} y2={y} className="mark-range" />}
    <circle cx={x} cy={y} r={4} className={point.isDeclared ? 'mark-declared' : 'mark-point'} />
    {xUntil > x && <circle cx={xUntil} cy={y} r={4} className="mark-point" />}
    <text x={isLeft ? x - 8 : xUntil + 8} y={y + 4} textAnchor={isLeft ? 'end' : 'start'}>
      {label}
    </text>
  </g>
);

const LaneRow = ({ row: { lane, top, height, placed } }: { readonly row: PlacedLane }) => {
  const words = useFindingWords();
  return (
    <g>
      <line x1={0} x2={WIDTH} y1={top} y2={top} className="lane-edge" />
      <text x={0} y={top + height / 2 + 4} className="lane-name">
        {words.lanes[lane]}
      </text>
      {placed.map((one, index) => (
        <Mark key={`${one.label} ${index}`} placed={one} />
      ))}
    </g>
  );
};

const BandGround = ({
  band: { knowing, from, until },
  scale,
  height,
}: {
  readonly band: Band;
  readonly scale: Scale;
  readonly height: number;
}) => {
  const words = useFindingWords();
  const start = Math.max(LEFT, scale.xOf(from));
  const end = until === null ? WIDTH : scale.xOf(until);
  const days = until === null ? undefined : dayNumber(until) - dayNumber(from);
  const text = words.bands[knowing];
  return (
    <g className={`band ${knowing}`}>
      <rect x={start} y={0} width={Math.max(0, end - start)} height={height} />
      {end - start > 70 && (
        <text x={start + 4} y={16}>
          {text}
          {days !== undefined && end - start > 130 ? ` · ${words.bandDays(count(days))}` : ''}
        </text>
      )}
    </g>
  );
};

const Axis = ({ scale, y }: { readonly scale: Scale; readonly y: number }) => {
  const words = useFindingWords();
  const { ticks, breakAt, end } = scale;
  return (
    <g className="axis">
      <line x1={LEFT} x2={end} y1={y} y2={y} />
      {ticks.map(({ x, label }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={y} y2={y + 5} />
          <text x={x} y={y + 18} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {breakAt !== undefined && (
        <g>
          <path d={`M${breakAt - 5} ${y + 7}l6 -14M${breakAt + 1} ${y + 7}l6 -14`} />
          <line x1={breakAt + 4} x2={WIDTH} y1={y} y2={y} strokeDasharray="4 4" />
          <text x={(breakAt + WIDTH) / 2} y={y + 18} textAnchor="middle">
            {words.later}
          </text>
        </g>
      )}
    </g>
  );
};

/** What the grounds mean, and for how long each lasted. */
export const BandLegend = ({ bands }: { readonly bands: readonly Band[] }) => {
  const words = useFindingWords();
  if (bands.length === 0) return null;
  return (
    <ul className="band-legend">
      {bands.map(({ knowing, from, until }) => (
        <li key={knowing} className={knowing}>
          {words.bands[knowing]} <strong>{from}</strong>
          {until === null
            ? ` ${words.onwards}`
            : ` → ${until} · ${words.bandDays(count(dayNumber(until) - dayNumber(from)))}`}
        </li>
      ))}
    </ul>
  );
};

/** What happened, what was known, what was decided and what was paid, on one line of days. */
export const DayLine = ({
  points,
  bands,
}: {
  readonly points: readonly Point[];
  readonly bands: readonly Band[];
}) => {
  const words = useFindingWords();
  const days = points.flatMap(({ on, until }) => [on, until]);
  const scale = scaleOf(days, LEFT, WIDTH - 8, ROOM_FOR_LATER);
  const lanes = lanesOf(points, scale, WIDTH, TOP);
  const bottom = lanes.reduce((y, { height }) => y + height, TOP);
  return (
    <svg
      className="day-line"
      viewBox={`0 0 ${WIDTH} ${bottom + AXIS}`}
      role="img"
      aria-label={words.lineAbout(count(points.length))}
    >
      {bands.map((band) => (
        <BandGround key={band.knowing} band={band} scale={scale} height={bottom} />
      ))}
      {lanes.map((row) => (
        <LaneRow key={row.lane} row={row} />
      ))}
      <Axis scale={scale} y={bottom} />
    </svg>
  );
};
