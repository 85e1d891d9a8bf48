import type { Rule, VillageFindings } from '../api';
import { count, yuan } from '../figures';
import type { Filters } from '../queries';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';
import { type Chosen, without } from './chosen';

interface Cell {
  readonly found: number;
  readonly wanted: Filters;
  readonly filters: Filters;
  readonly what: string;
  readonly onFilter: (filters: Filters) => void;
}

const isChosen = ({ wanted, filters }: Cell): boolean =>
  wanted.rule === filters.rule && wanted.village === filters.village;

/** A count narrows the list below to what it counts; none is not a button. */
const CountCell = (cell: Cell) => {
  const { findings } = useLanguage().words;
  if (cell.found === 0) return <td className="number zero">0</td>;
  if (cell.wanted.village === undefined) return <td className="number">{count(cell.found)}</td>;
  const chosen = isChosen(cell);
  return (
    <td className={`number ${chosen ? 'chosen' : ''}`}>
      <button
        type="button"
        className="filter"
        aria-pressed={chosen}
        aria-label={findings.showOnly(cell.what, count(cell.found))}
        onClick={() => cell.onFilter(chosen ? {} : cell.wanted)}
      >
        {count(cell.found)}
      </button>
    </td>
  );
};

const VillageRow = ({
  row,
  codes,
  titles,
  filters,
  onFilter,
}: Omit<Chosen, 'overview'> & {
  readonly row: VillageFindings;
  readonly codes: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}) => {
  const { words } = useLanguage();
  const village = row.village ?? undefined;
  const name = row.village ?? words.findings.noVillageName;
  const chosen = village !== undefined && filters.village === village;
  const inVillage = village === undefined ? {} : { village };
  const cell = { filters, onFilter };
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <th scope="row">
        {village === undefined ? (
          name
        ) : (
          <button
            type="button"
            className="filter"
            aria-pressed={chosen}
            onClick={() => onFilter(chosen ? without(filters, 'village') : { ...filters, village })}
          >
            {name}
          </button>
        )}
      </th>
      <CountCell {...cell} found={row.count} wanted={inVillage} what={name} />
      <td className="number">{yuan(row.paid)}</td>
      <td className="number">{yuan(row.overpaid)}</td>
      {codes.map((code) => (
        <CountCell
          key={code}
          {...cell}
          found={row.byRule[code] ?? 0}
          wanted={{ ...inVillage, rule: code }}
          what={`${name} · ${titles.get(code) ?? code}`}
        />
      ))}
    </tr>
  );
};

/** What belongs to no village, such as money that waits, comes last. */
const villagesFirst = (rows: readonly VillageFindings[]): readonly VillageFindings[] => [
  ...rows.filter(({ village }) => village !== null),
  ...rows.filter(({ village }) => village === null),
];

const titlesOf = (rules: ReadonlyMap<string, Rule>, say: (title: Rule['title']) => string) =>
  new Map([...rules].map(([code, rule]) => [code, say(rule.title)]));

export const FindingsByVillage = ({ overview, filters, onFilter }: Chosen) => {
  const { words, say } = useLanguage();
  const { findings } = words;
  const titles = titlesOf(useRules().data ?? new Map<string, Rule>(), say);
  // A rule that found nothing anywhere stands in the list beside, and would only widen this one.
  const codes = overview.findingsByRule.map(({ rule }) => rule).sort();
  if (overview.findingsByVillage.length === 0) return <p className="empty">{findings.noVillage}</p>;
  return (
    // A column a rule may be wider than a screen: it moves by itself, and by the keyboard as well.
    <div className="sideways" role="region" aria-label={findings.byVillage} tabIndex={0}>
      <table className="plain by-village">
        <caption>{findings.byVillage}</caption>
        <thead>
          <tr>
            <th scope="col">{findings.village}</th>
            {[findings.total, findings.paid, findings.overpaid].map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
            {codes.map((code) => (
              <th key={code} scope="col" className="number" title={titles.get(code)}>
                <abbr title={titles.get(code)}>{code}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {villagesFirst(overview.findingsByVillage).map((row) => (
            <VillageRow
              key={`${row.division} ${row.village}`}
              row={row}
              codes={codes}
              titles={titles}
              filters={filters}
              onFilter={onFilter}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
