import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Rule } from '../api';
import { Chart } from '../chart/chart';
import { count, yuan } from '../figures';
import { useAddress } from '../frame/known-on';
import type { Answer } from '../ledger/ledger';
import { useDashboardWords } from './words';

type Trend = Answer<'Trend'>;
type Severity = Rule['severity'];
type Rules = ReadonlyMap<string, Rule>;

const SEVERITIES = ['HIGH', 'MEDIUM', 'LOW'] as const;
const SHADES = { HIGH: '#a3170f', MEDIUM: '#b4540a', LOW: '#5b6672' } satisfies Record<
  Severity,
  string
>;
const FEN = 100;

/** So many of each severity, by the usual weight of their rules. */
interface Pile {
  readonly name: string;
  readonly of: Readonly<Record<Severity, number>>;
}

const pileOf = (
  name: string,
  counts: readonly (readonly [string, number])[],
  rules: Rules,
): Pile => {
  const of = { HIGH: 0, MEDIUM: 0, LOW: 0 };
  for (const [rule, found] of counts) of[rules.get(rule)?.severity ?? 'MEDIUM'] += found;
  return { name, of };
};

const GRID = { left: 8, right: 12, top: 30, bottom: 8, containLabel: true };

const pilesOption = (
  piles: readonly Pile[],
  names: Readonly<Record<Severity, string>>,
): EChartsCoreOption => ({
  grid: GRID,
  legend: { top: 0, itemHeight: 10, itemWidth: 14 },
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  xAxis: { type: 'category', data: piles.map(({ name }) => name) },
  yAxis: { type: 'value', minInterval: 1 },
  series: SEVERITIES.map((severity) => ({
    name: names[severity],
    type: 'bar',
    stack: 'all',
    color: SHADES[severity],
    data: piles.map(({ of }) => of[severity]),
  })),
});

const PilesTable = ({
  first,
  piles,
}: {
  readonly first: string;
  readonly piles: readonly Pile[];
}) => {
  const words = useDashboardWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {SEVERITIES.map((severity) => (
            <th key={severity} scope="col" className="number">
              {words.severities[severity]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {piles.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {SEVERITIES.map((severity) => (
              <td key={severity} className="number">
                {count(of[severity])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What the findings of the day are about, benefit month by benefit month. */
export const ByMonth = ({ trend, rules }: { readonly trend: Trend; readonly rules: Rules }) => {
  const words = useDashboardWords();
  const go = useNavigate();
  const addressOf = useAddress();
  const piles = useMemo(() => {
    const months = [...new Set(trend.byMonth.map(({ month }) => month))];
    return months.map((month) => {
      const own = trend.byMonth.filter((row) => row.month === month);
      const counts = own.map(({ rule, count: found }) => [rule, found] as const);
      return pileOf(month ?? words.noMonth, counts, rules);
    });
  }, [trend, rules, words]);
  const option = useMemo(() => pilesOption(piles, words.severities), [piles, words]);
  return (
    <div>
      <h3>{words.byMonth}</h3>
      <Chart
        title={words.byMonth}
        option={option}
        height={220}
        table={<PilesTable first={words.month} piles={piles} />}
        onChoose={(month) => {
          if (month !== words.noMonth) void go(addressOf(`/findings?is-month=${month}`));
        }}
      />
    </div>
  );
};

/** How many there were at the end of each month. */
export const Standing = ({ trend, rules }: { readonly trend: Trend; readonly rules: Rules }) => {
  const words = useDashboardWords();
  const piles = useMemo(
    () =>
      trend.points.map(({ on, byRule }) => pileOf(on.slice(0, 7), Object.entries(byRule), rules)),
    [trend, rules],
  );
  const option = useMemo(() => pilesOption(piles, words.severities), [piles, words]);
  return (
    <div>
      <h3>{words.trend}</h3>
      <Chart
        title={words.trend}
        option={option}
        height={220}
        table={<PilesTable first={words.day} piles={piles} />}
      />
    </div>
  );
};

const SUMS = ['overpaid', 'overpaidPossible', 'recovered', 'outstanding'] as const;

const MoneyTable = ({
  trend,
  names,
}: {
  readonly trend: Trend;
  readonly names: readonly string[];
}) => {
  const words = useDashboardWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          {names.map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.points.map((point) => (
          <tr key={point.on}>
            <th scope="row">{point.on}</th>
            {SUMS.map((sum) => (
              <td key={sum} className="number">
                {yuan(point[sum])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What was overpaid, surely and perhaps, and what came back of it; each month counted once. */
export const MoneyAtRisk = ({ trend }: { readonly trend: Trend }) => {
  const words = useDashboardWords();
  const names = useMemo(
    () => [words.certain, words.possible, words.recovered, words.outstanding],
    [words],
  );
  const option = useMemo<EChartsCoreOption>(
    () => ({
      grid: GRID,
      legend: { top: 0, itemHeight: 10, itemWidth: 18 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: trend.points.map(({ on }) => on.slice(0, 7)) },
      yAxis: { type: 'value' },
      series: SUMS.map((sum, index) => ({
        name: names[index],
        type: 'line',
        symbolSize: 5,
        lineStyle: { type: sum === 'overpaidPossible' ? 'dashed' : 'solid' },
        data: trend.points.map((point) => point[sum] / FEN),
      })),
    }),
    [trend, names],
  );
  return (
    <div>
      <h3>{words.money}</h3>
      <Chart
        title={words.money}
        option={option}
        height={220}
        table={<MoneyTable trend={trend} names={names} />}
      />
    </div>
  );
};
