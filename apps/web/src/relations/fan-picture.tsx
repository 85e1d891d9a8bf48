import { count } from '../figures';
import { type Fan, placeFans, type PlacedFan } from './fans';

const WIDTH = 1120;
const COLUMNS = 3;
const SMALLEST = 4;
const LARGEST = 12;

const radiusOf = (ties: number): number => Math.min(LARGEST, SMALLEST + ties * 1.4);

const Ties = ({ fan: { x, y, ties } }: { readonly fan: PlacedFan }) => (
  <>
    {ties.map((tie, index) => (
      <g key={`${tie.name} ${index}`} className={tie.isMarked ? 'tie marked-tie' : 'tie'}>
        <path
          d={`M${x + 6} ${y}C${x + 70} ${y} ${tie.x - 60} ${tie.y} ${tie.x - 8} ${tie.y}`}
          strokeDasharray={tie.isBroken ? '4 3' : undefined}
        />
        <circle cx={tie.x - 4} cy={tie.y} r={3.5} />
        <text x={tie.x + 4} y={tie.y + 4}>
          {tie.name} <tspan className="tie-under">{tie.under}</tspan>
        </text>
      </g>
    ))}
  </>
);

const Middle = ({ placed: { fan, x, y } }: { readonly placed: PlacedFan }) => (
  <g className={fan.isMarked ? 'fan marked-fan' : 'fan'}>
    <circle cx={x} cy={y} r={radiusOf(fan.ties.length)} />
    <text x={x - 10} y={y - radiusOf(fan.ties.length) - 3}>
      {fan.name} · {count(fan.ties.length)}
    </text>
  </g>
);

/** Who is bound to how many, as fans: the more ties, the larger the middle. */
export const FanPicture = ({
  title,
  fans,
}: {
  readonly title: string;
  readonly fans: readonly Fan[];
}) => {
  if (fans.length === 0) return null;
  const { fans: placed, height } = placeFans(fans, WIDTH, COLUMNS);
  return (
    <svg className="fans" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
      {placed.map((one) => (
        <g key={one.fan.key}>
          <Ties fan={one} />
          <Middle placed={one} />
        </g>
      ))}
    </svg>
  );
};
