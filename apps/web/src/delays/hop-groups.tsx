import { useSearchParams } from 'react-router';
import { count } from '../figures';
import { ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import type { KnownOn } from '../queries';
import { useLanguage } from '../words/language';
import type { Counting, HopRow } from './hop-bar';
import { Pick } from './pick';
import { useDelayWords } from './words';

const GROUPINGS = ['month', 'village', 'source'] as const;
const MEASURES = ['p90', 'late'] as const;
type Measure = (typeof MEASURES)[number];

const SHADES = 4;
/** Where no limit is set, what is as dark as can be; and so many late items are not a few. */
const USUAL = 30;
const FEW = 5;

const valueOf = (row: HopRow | undefined, measure: Measure, counting: Counting): number | null => {
  if (!row) return null;
  return measure === 'late' ? row.lateDone + row.lateOpen : (row[counting]?.survivalP90 ?? null);
};

/** Darker where it takes longer, against the limit if there is one. */
const shadeOf = (value: number, most: number): number =>
  Math.min(SHADES, Math.ceil((value / Math.max(1, most)) * SHADES));

const GroupCell = ({
  row,
  measure,
  counting,
  most,
}: {
  readonly row: HopRow | undefined;
  readonly measure: Measure;
  readonly counting: Counting;
  readonly most: number;
}) => {
  const value = valueOf(row, measure, counting);
  if (!row || value === null) return <td className="number heat zero">·</td>;
  const shade = value > 0 ? `shade-${shadeOf(value, most)}` : 'zero';
  return <td className={`number heat ${shade}`}>{count(value)}</td>;
};

const GroupTable = ({
  rows,
  measure,
  counting,
}: {
  readonly rows: readonly HopRow[];
  readonly measure: Measure;
  readonly counting: Counting;
}) => {
  const { say } = useLanguage();
  const words = useDelayWords();
  const hops = [...new Map(rows.map((row) => [row.hop, row.name]))];
  const groups = [...new Set(rows.map(({ group }) => group))].filter((group) =>
    rows.some((row) => row.group === group && row.done + row.open > 0),
  );
  const at = (hop: HopRow['hop'], group: string | null) =>
    rows.find((row) => row.hop === hop && row.group === group);
  return (
    <div className="sideways" role="region" aria-label={words.scrolls} tabIndex={0}>
      <table className="plain matrix">
        <caption className="sr-only">{words.groups}</caption>
        <thead>
          <tr>
            <th scope="col">{words.hop}</th>
            {groups.map((group) => (
              <th key={group} scope="col" className="number">
                {group ?? words.noGroup}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hops.map(([hop, name]) => {
            const values = groups.map((group) => valueOf(at(hop, group), measure, counting) ?? 0);
            const limit = measure === 'p90' ? (at(hop, groups[0] ?? null)?.limit ?? USUAL) : FEW;
            return (
              <tr key={hop}>
                <th scope="row">{say(name)}</th>
                {groups.map((group) => (
                  <GroupCell
                    key={group}
                    row={at(hop, group)}
                    measure={measure}
                    counting={counting}
                    most={Math.max(limit, ...values)}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** The same hops month by month, village by village, or by where the money comes from. */
export const HopGroups = ({
  knownOn,
  counting,
}: {
  readonly knownOn: KnownOn;
  readonly counting: Counting;
}) => {
  const words = useDelayWords();
  const [asked] = useSearchParams();
  const by = GROUPINGS.find((one) => one === asked.get('by')) ?? 'month';
  const measure = MEASURES.find((one) => one === asked.get('measure')) ?? 'p90';
  const query = ledger.useQuery('get', '/api/v1/delays/hops', {
    params: { query: { by, ...(knownOn && { knownOn }) } },
  });
  return (
    <Section
      id="groups"
      title={words.groups}
      actions={
        <>
          <Pick name="by" title={words.groups} chosen={by} choices={words.by} />
          <Pick name="measure" title={words.measure} chosen={measure} choices={words.measures} />
        </>
      }
    >
      <Answered query={query}>
        {({ rows }) => <GroupTable rows={rows} measure={measure} counting={counting} />}
      </Answered>
    </Section>
  );
};
