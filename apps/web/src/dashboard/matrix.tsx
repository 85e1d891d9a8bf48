import { Link } from 'react-router';
import type { Overview, Rule, VillageFindings } from '../api';
import { count, yuan } from '../figures';
import { Severity } from '../findings/severity';
import { useAddress } from '../frame/known-on';
import { address } from '../http';
import type { Answer } from '../ledger/ledger';
import { useLanguage } from '../words/language';
import { useDashboardWords } from './words';

type Precision = Answer<'Precision'>;

const SHADES = 4;

/** 1 to 4: the more there are, the darker, and a few can still be told from many. */
const shadeOf = (found: number, most: number): number =>
  Math.max(1, Math.ceil((Math.sqrt(found) / Math.sqrt(most)) * SHADES));

const CountCell = ({
  found,
  most,
  to,
  what,
}: {
  readonly found: number;
  readonly most: number;
  /** Nothing leads to what belongs to no village. */
  readonly to: string | undefined;
  readonly what: string;
}) => {
  const words = useDashboardWords();
  if (found === 0) return <td className="number heat zero">·</td>;
  const text = count(found);
  return (
    <td className={`number heat shade-${shadeOf(found, most)}`}>
      {to === undefined ? (
        text
      ) : (
        <Link to={to} aria-label={words.heat(what, text)}>
          {text}
        </Link>
      )}
    </td>
  );
};

const PER_TEN = 10;

const PrecisionCell = ({ of }: { readonly of: Precision['all'] | undefined }) => {
  const words = useDashboardWords();
  if (!of || of.perThousand === null) {
    return (
      <td className="number zero">
        <span className="sr-only">{words.notVerified}</span>
        <span aria-hidden="true">—</span>
      </td>
    );
  }
  const decided = count(of.true + of.false);
  return (
    <td className="number" title={words.precisionOf(count(of.true), decided)}>
      {Math.round(of.perThousand / PER_TEN)}%{' '}
      <span className="unit">
        {count(of.true)}/{decided}
      </span>
    </td>
  );
};

interface Shown {
  readonly villages: readonly VillageFindings[];
  readonly most: number;
  readonly precision: Precision | undefined;
}

const RuleRow = ({
  code,
  rule,
  found,
  shown: { villages, most, precision },
}: {
  readonly code: string;
  readonly rule: Rule | undefined;
  readonly found: number;
  readonly shown: Shown;
}) => {
  const { say } = useLanguage();
  const words = useDashboardWords();
  const addressOf = useAddress();
  const title = rule ? say(rule.title) : code;
  const listOf = (village?: string) =>
    addressOf(address('/findings', { 'is-rule': code, 'is-village': village }));
  return (
    <tr>
      <th scope="row">
        <Link to={listOf()} title={rule && say(rule.sentence)}>
          <span className="code">{code}</span> {title}
        </Link>
      </th>
      <td>{rule && <Severity of={rule.severity} />}</td>
      <td className={`number total ${found === 0 ? 'zero' : ''}`}>{count(found)}</td>
      <PrecisionCell of={precision?.rules.find((one) => one.rule === code)} />
      {villages.map(({ village, division, byRule }) => (
        <CountCell
          key={`${division} ${village}`}
          found={byRule[code] ?? 0}
          most={most}
          to={village === null ? undefined : listOf(village)}
          what={`${village ?? words.noVillage} · ${title}`}
        />
      ))}
    </tr>
  );
};

const Head = ({ villages }: { readonly villages: readonly VillageFindings[] }) => {
  const words = useDashboardWords();
  const { findings } = useLanguage().words;
  const addressOf = useAddress();
  return (
    <thead>
      <tr>
        <th scope="col">{words.rule}</th>
        <th scope="col">{findings.severity}</th>
        <th scope="col" className="number">
          {words.total}
        </th>
        <th scope="col" className="number">
          {words.precision}
        </th>
        {villages.map(({ village, division }) => (
          <th key={`${division} ${village}`} scope="col" className="number">
            {village === null ? (
              words.noVillage
            ) : (
              <Link to={addressOf(address('/findings', { 'is-village': village }))}>{village}</Link>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const Foot = ({
  overview,
  shown: { villages, precision },
}: {
  readonly overview: Overview;
  readonly shown: Shown;
}) => {
  const words = useDashboardWords();
  const total = overview.findingsByRule.reduce((sum, { count: found }) => sum + found, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{words.all}</th>
        <td />
        <td className="number total">{count(total)}</td>
        <PrecisionCell of={precision?.all} />
        {villages.map(({ village, division, count: found }) => (
          <td key={`${division} ${village}`} className="number">
            {count(found)}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">{words.overpaid}</th>
        <td />
        <td className="number total">{yuan(overview.overpaid)}</td>
        <td />
        {villages.map(({ village, division, overpaid }) => (
          <td key={`${division} ${village}`} className={`number ${overpaid === 0 ? 'zero' : ''}`}>
            {yuan(overpaid)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
};

/** What belongs to no village, such as money that waits, comes last. */
const villagesFirst = (rows: readonly VillageFindings[]): readonly VillageFindings[] => [
  ...rows.filter(({ village }) => village !== null),
  ...rows.filter(({ village }) => village === null),
];

/** Rules with nothing found stay in the list: that they were asked is an answer too. */
const rowsOf = (rules: ReadonlyMap<string, Rule>, overview: Overview) => {
  const counts = new Map(overview.findingsByRule.map(({ rule, count: found }) => [rule, found]));
  const codes = [...new Set([...rules.keys(), ...counts.keys()])].sort();
  return codes.map((code) => ({ code, rule: rules.get(code), found: counts.get(code) ?? 0 }));
};

/** How many findings of each rule there are in each village, and how often each rule hits. */
export const Matrix = ({
  overview,
  rules,
  precision,
}: {
  readonly overview: Overview;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly precision: Precision | undefined;
}) => {
  const words = useDashboardWords();
  const villages = villagesFirst(overview.findingsByVillage);
  const most = Math.max(1, ...villages.flatMap(({ byRule }) => Object.values(byRule)));
  const shown: Shown = { villages, most, precision };
  return (
    // A column a village may be wider than a screen: it moves by itself, and by the keyboard too.
    <div className="sideways" role="region" aria-label={words.scrolls} tabIndex={0}>
      <table className="plain matrix">
        <caption className="sr-only">{words.matrix}</caption>
        <Head villages={villages} />
        <tbody>
          {rowsOf(rules, overview).map(({ code, rule, found }) => (
            <RuleRow key={code} code={code} rule={rule} found={found} shown={shown} />
          ))}
        </tbody>
        <Foot overview={overview} shown={shown} />
      </table>
    </div>
  );
};
