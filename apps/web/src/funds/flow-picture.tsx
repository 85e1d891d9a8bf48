import { useMemo } from 'react';
import { Chart } from '../chart/chart';
import { yuan } from '../figures';
import { useKnownOn } from '../frame/known-on';
import { ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { type FlowLink, type FlowNode, flowOf, pictureHeight } from './flow';
import { useFundWords } from './words';

const useNames = () => {
  const words = useFundWords();
  return (node: FlowNode): string => {
    if (node.kind === 'source') return words.sources[node.source] ?? node.source;
    if (node.kind === 'village') {
      return node.village === null ? words.noVillage : words.households(node.village);
    }
    return words[node.kind];
  };
};

/** On its way, arrived with households, or waiting and gone elsewhere: told apart by colour too. */
const COLOUR_OF: Readonly<Record<FlowNode['kind'], string>> = {
  source: '#1d4e89',
  raised: '#1d4e89',
  allocated: '#1d4e89',
  appropriated: '#1d4e89',
  village: '#2f6027',
  stillRaised: '#b4540a',
  stillAllocated: '#b4540a',
  clearing: '#b4540a',
  inFlight: '#b4540a',
  refunded: '#5b6672',
  shortfall: '#7a2e7a',
};

const FlowChart = ({ links }: { readonly links: readonly FlowLink[] }) => {
  const words = useFundWords();
  const nameOf = useNames();
  const rows = links.map(({ from, to, amountFen }) => ({
    source: nameOf(from),
    target: nameOf(to),
    value: amountFen,
  }));
  const drawn = JSON.stringify(rows);
  const option = useMemo(() => {
    const colours = new Map(
      links
        .flatMap(({ from, to }) => [from, to])
        .map((node) => [nameOf(node), COLOUR_OF[node.kind]]),
    );
    const say = (value: number): string => yuan(value);
    return {
      tooltip: { trigger: 'item', valueFormatter: say },
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 220,
          top: 8,
          bottom: 8,
          nodeGap: 15,
          // What stays behind stands beside what went on, not at the end of the way.
          nodeAlign: 'left',
          nodeWidth: 14,
          // In the order in which the money goes, not in one that makes the picture pretty.
          layoutIterations: 0,
          draggable: false,
          data: [...colours].map(([name, color]) => ({ name, itemStyle: { color } })),
          links: rows,
          lineStyle: { color: 'source', opacity: 0.3 },
          label: {
            color: '#1f2933',
            formatter: ({ name, value }: { name: string; value: number }) =>
              `${name} ${say(value)}`,
          },
          emphasis: { focus: 'adjacency' },
        },
      ],
    };
  }, [drawn]);
  const table = (
    <table className="plain narrow">
      <thead>
        <tr>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.to}</th>
          <th scope="col" className="number">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ source, target, value }) => (
          <tr key={`${source} ${target}`}>
            <td>{source}</td>
            <td>{target}</td>
            <td className="number">{yuan(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Chart title={words.picture} option={option} height={pictureHeight(links)} table={table} />
  );
};

/** The way of all money so far, as a picture. */
export const FlowPicture = () => {
  const words = useFundWords();
  const [knownOn] = useKnownOn();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const funds = ledger.useQuery('get', '/api/v1/funds', { params });
  const totals = ledger.useQuery('get', '/api/v1/totals', { params });
  const overview = ledger.useQuery('get', '/api/v1/overview', { params });
  return (
    <Section id="picture" title={words.picture} note={words.pictureNote}>
      <Answered query={totals}>
        {({ totals: sums }) => {
          if (!funds.data || !overview.data) return null;
          const links = flowOf({
            documents: funds.data.documents,
            totals: sums,
            villages: overview.data.findingsByVillage,
          });
          return links.length === 0 ? (
            <p className="empty">{words.noMoney}</p>
          ) : (
            <FlowChart links={links} />
          );
        }}
      </Answered>
    </Section>
  );
};
