import type { LocalDate, PersonId } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import { compare, type Fact, type FactOf } from '../fact';
import type { CardCustody, CustodyChange, CustodyHolding } from '../result';
import type { CardHeld } from './card-held';
import { byEntry, isOpen, type Ledger, ledgersOf, standingIn } from './ledgers';

type Entry = FactOf<'CustodyEntryStated'>;
type Data = CustodyEntryStated['data'];

/** One entry in the hands of one keeper: the same number with another keeper is another holding. */
const holdingOf = (
  kept: readonly Entry[],
  stated: readonly Entry[],
  ledgers: readonly Ledger[],
): CustodyHolding => {
  const days = kept.map(({ event }) => event.data.asOf).sort();
  const standing = standingIn(kept, ledgers);
  const data = (standing ?? lastStated(kept)).event.data;
  return {
    division: data.division,
    entry: data.entry,
    household: data.household,
    proxyHolder: data.proxyHolder,
    proxyKind: data.proxyKind,
    relation: data.relation,
    status: standing
      ? isOpen(data)
        ? 'open'
        : 'ended'
      : standingIn(stated, ledgers)
        ? 'changed'
        : 'not-listed',
    heldFrom: data.validFrom ?? data.signedOn ?? null,
    validUntil: data.validUntil ?? null,
    endedOn: data.endedOn ?? null,
    hasAgreement: data.hasAgreement,
    hasStreetFiling: data.hasStreetFiling,
    hasCountyFiling: data.hasCountyFiling,
    firstAsOf: days[0]!,
    lastAsOf: days.at(-1)!,
    knownSince: kept.map(({ knownOn }) => knownOn).sort()[0]!,
    document: data.evidence.document,
  };
};

const lastStated = (stated: readonly Entry[]): Entry =>
  [...stated]
    .sort(
      (a, b) =>
        compare(a.event.data.asOf, b.event.data.asOf) ||
        compare(a.receivedOn, b.receivedOn) ||
        a.row - b.row ||
        compare(a.statement, b.statement),
    )
    .at(-1)!;

/** Statements of one entry by who keeps the card, in the order in which they are first named. */
const byKeeper = (stated: readonly Entry[]): readonly (readonly Entry[])[] => {
  const keepers = new Map<PersonId, Entry[]>();
  for (const fact of [...stated].sort((a, b) => compare(a.event.data.asOf, b.event.data.asOf))) {
    const list = keepers.get(fact.event.data.proxyHolder);
    if (list) list.push(fact);
    else keepers.set(fact.event.data.proxyHolder, [fact]);
  }
  return [...keepers.values()];
};

/** Who keeps the card by a ledger and those before it. */
const keepersAfter = (
  entries: readonly (readonly Entry[])[],
  ledgers: readonly Ledger[],
): readonly PersonId[] => {
  const keepers = entries.flatMap((stated) => {
    const standing = standingIn(stated, ledgers)?.event.data;
    return standing && isOpen(standing) ? [standing.proxyHolder] : [];
  });
  return [...new Set(keepers)].sort();
};

const kindOf = (
  from: readonly PersonId[],
  to: readonly PersonId[],
  isNamed: boolean,
): CustodyChange['kind'] => {
  if (from.length === 0) return 'began';
  if (to.length > 0) return 'changed';
  return isNamed ? 'ended' : 'not-listed';
};

/** Between one ledger and the next; the first is a beginning and no change. */
const changesIn = (
  entries: readonly (readonly Entry[])[],
  newestFirst: readonly Ledger[],
): readonly CustodyChange[] =>
  newestFirst.slice(0, -1).flatMap((ledger, index) => {
    const before = newestFirst[index + 1]!;
    const from = keepersAfter(entries, newestFirst.slice(index + 1));
    const to = keepersAfter(entries, newestFirst.slice(index));
    if (from.join() === to.join()) return [];
    const isNamed = entries.some((stated) =>
      stated.some(({ event }) => event.data.asOf === ledger.asOf),
    );
    return [
      {
        kind: kindOf(from, to, isNamed),
        from,
        to,
        betweenAsOf: before.asOf,
        foundAsOf: ledger.asOf,
        knownOn: laterOf(before.knownOn, ledger.knownOn),
      },
    ];
  });

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

const inOrder = (a: CustodyHolding, b: CustodyHolding): number =>
  compare(a.heldFrom ?? a.firstAsOf, b.heldFrom ?? b.firstAsOf) ||
  compare(a.firstAsOf, b.firstAsOf) ||
  compare(a.entry, b.entry) ||
  compare(a.proxyHolder, b.proxyHolder);

/** The register of one person's card from the facts of a knowledge day; undefined: never kept. */
export const custodyRegister = (
  known: readonly Fact[],
  placeOf: (entry: Data) => CardHeld['place'],
): CardCustody | undefined => {
  const entries = byEntry(known);
  if (entries.length === 0) return undefined;
  const last = lastStated(entries.flat()).event.data;
  const { village, division } = placeOf(last);
  const divisions = [...new Set(entries.map((stated) => stated[0]!.event.data.division))];
  return {
    beneficiary: last.beneficiary,
    household: last.household,
    village: village ?? '',
    division: division ?? last.division,
    holdings: entries
      .flatMap((stated) =>
        byKeeper(stated).map((kept) =>
          holdingOf(kept, stated, ledgersOf(known, kept[0]!.event.data.division)),
        ),
      )
      .sort(inOrder),
    changes: divisions
      .flatMap((one) =>
        changesIn(
          entries.filter((stated) => stated[0]!.event.data.division === one),
          ledgersOf(known, one),
        ),
      )
      .sort((a, b) => compare(a.foundAsOf, b.foundAsOf)),
  };
};
