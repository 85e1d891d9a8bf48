import { Link } from 'react-router';
import type { Overview, Rule, VillageFindings } from '../api';
import { count, yuan } from '../figures';
import { useAddress } from '../frame/known-on';
import { address } from '../http';
import type { Filters } from '../queries';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';

interface Cell {
  readonly found: number;
  readonly wanted: Filters;
  readonly what: string;
}

/** A count leads to the list of what it counts; none leads nowhere. */
const CountCell = ({ found, wanted, what }: Cell) => {
  const { findings } = useLanguage().words;
  const addressOf = useAddress();
  if (found === 0) return <td className="number zero">0</td>;
  if (wanted.village === undefined) return <td className="number">{count(found)}</td>;
  return (
    <td className="number">
      <Link
        to={addressOf(address('/findings', { ...wanted }))}
        aria-label={findings.showOnly(what, count(found))}
      >
        {count(found)}
      </Link>
    </td>
  );
};

const VillageRow = ({
  row,
  codes,
  titles,
}: {
  readonly row: VillageFindings;
  readonly codes: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}) => {
  const { words } = useLanguage();
  const village = row.village ?? undefined;
  const name = row.village ?? words.findings.noVillageName;
  const inVillage = village === undefined ? {} : { village };
  const addressOf = useAddress();
  return (
    <tr>
      <th scope="row">
        {village === undefined ? (
          name
        ) : (
          <Link to={addressOf(address('/findings', { village }))}>{name}</Link>
        )}
      </th>
      <CountCell found={row.count} wanted={inVillage} what={name} />
      <td className="number">{yuan(row.paid)}</td>
      <td className="number">{yuan(row.overpaid)}</td>
      {codes.map((code) => (
        <CountCell
          key={code}
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

export const FindingsByVillage = ({ overview }: { readonly overview: Overview }) => {
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
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
