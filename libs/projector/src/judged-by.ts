import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { PolicyEntry, PolicyValues } from '@ledger/policy';
import { type CellKind, ownersPrefixOf, policyReaders, ruleVersions } from '@ledger/views';
import { EARLIEST } from './due';
import type { DueRow, ReadTransaction } from './read-side';
import { type Scope, scopeName } from './scope';

interface RuleContent {
  readonly version: number;
  readonly kind: CellKind;
}

const RULE = 'rule ';
const POLICY = 'policy ';

const policyNames = (entries: readonly PolicyEntry[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const { division, from, until, values } of entries) {
    // What a notice is called, or whether it was checked, changes no answer.
    const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
    const content = JSON.stringify({
      division,
      from,
      ...(until && { until }),
      values: Object.fromEntries(sorted),
    });
    let name = `${POLICY}${division} ${from}`;
    while (names.has(name)) name += '+';
    names.set(name, content);
  }
  return names;
};

/** What the rows are assessed by, by name: every rule's version and every policy's content. */
export const judgedByNow = (entries: readonly PolicyEntry[]): ReadonlyMap<string, string> => {
  const rules = ruleVersions.map(({ code, version, kind }) => {
    const content: RuleContent = { version, kind };
    return [`${RULE}${code}`, JSON.stringify(content)] as const;
  });
  return new Map([...rules, ...policyNames(entries)]);
};

type PolicyContent = Pick<PolicyEntry, 'division' | 'from' | 'until' | 'values'>;

const policiesIn = (names: ReadonlyMap<string, string>): readonly PolicyContent[] =>
  [...names].flatMap(([name, content]) =>
    name.startsWith(POLICY) ? [JSON.parse(content) as PolicyContent] : [],
  );

type Key = keyof PolicyValues;

const valueIn = ({ values }: PolicyContent, key: Key): string => JSON.stringify(values[key]);

/**
 * The first later month in which another entry of the place sets the same for good, before and
 * after. After one that ends, the earlier one is in force again.
 */
const endOf = (
  key: Key,
  { division, from }: PolicyContent,
  lists: readonly (readonly PolicyContent[])[],
): YearMonth | null => {
  const ends = lists.map(
    (list) =>
      list
        .filter(
          (one) => one.division === division && one.from > from && !one.until && key in one.values,
        )
        .map((one) => one.from)
        .sort()[0],
  );
  // Where one of the two goes on without end, so does what changed.
  return ends.includes(undefined) ? null : (ends.sort().at(-1) ?? null);
};

const scopesOfPolicies = (
  before: readonly PolicyContent[],
  after: readonly PolicyContent[],
): readonly Scope[] => {
  const scopes: Scope[] = [];
  for (const [list, other] of [
    [before, after],
    [after, before],
  ] as const) {
    for (const entry of list) {
      for (const key of Object.keys(entry.values) as Key[]) {
        const same = other.some(
          (one) =>
            one.division === entry.division &&
            one.from === entry.from &&
            one.until === entry.until &&
            valueIn(one, key) === valueIn(entry, key),
        );
        if (same) continue;
        const until = endOf(key, entry, [before, after]);
        const { division, from } = entry;
        for (const kind of policyReaders[key]) scopes.push({ kind, division, from, until });
      }
    }
  }
  return scopes;
};

const scopesOfRules = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Scope[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => name.startsWith(RULE) && before.get(name) !== after.get(name))
    .flatMap((name) => [before.get(name), after.get(name)])
    .filter((content) => content !== undefined)
    .map((content) => (JSON.parse(content) as RuleContent).kind)
    .map((kind) => ({ kind, division: '', from: null, until: null }));

/** Which cells can say something else after rules or policies changed. */
export const touchedBy = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Scope[] => {
  const all = [
    ...scopesOfRules(before, after),
    ...scopesOfPolicies(policiesIn(before), policiesIn(after)),
  ];
  return [...new Map(all.map((scope) => [JSON.stringify(scope), scope])).values()];
};

/** Puts the cells that were touched on the due list, under their cases, from a day on. */
const putTouched = async (
  { cases, due }: ReadTransaction,
  scopes: readonly Scope[],
  fromDay: LocalDate,
): Promise<void> => {
  for (const scope of scopes) {
    const owners = await cases.ownersNamed(ownersPrefixOf(scope.kind));
    const rows: readonly DueRow[] = owners.map((owner) => ({
      cell: scopeName(owner, scope),
      owner,
      dueOn: EARLIEST,
      fromDay,
    }));
    await due.put(rows);
  }
};

/**
 * Puts on the due list the cells that other policies can touch, and only those: of the kinds that
 * ask what changed, in the division, for the months until the next entry; from the day on which
 * the change was known. They are assessed when the due list is next served.
 */
export const policiesChanged = async (
  tx: ReadTransaction,
  before: readonly PolicyEntry[],
  after: readonly PolicyEntry[],
  knownOn: LocalDate,
): Promise<void> => {
  const touched = touchedBy(policyNames(before), policyNames(after));
  await putTouched(tx, touched, knownOn);
};

export const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([name, content]) => b.get(name) === content);

/** Remembers what the rows are judged by; what was judged otherwise is put on the due list. */
export const judgeAnew = async (
  tx: ReadTransaction,
  after: ReadonlyMap<string, string>,
): Promise<void> => {
  const before = await tx.judgedBy();
  if (isSame(before, after)) return;
  await putTouched(tx, touchedBy(before, after), EARLIEST);
  await tx.judgeBy(after);
};
