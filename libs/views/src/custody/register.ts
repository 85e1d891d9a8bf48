import type { PersonId } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import { compare, type Fact } from '../fact';
import type { CardCustody, CustodyHolding } from '../result';
import { byEntry, type Entry, type EntryTold } from './acted';
import type { CardHeld } from './card-held';
import { changesIn } from './changes';
import { isOpen, type Ledger, ledgersOf, placeIn, standingIn } from './ledgers';

type Data = CustodyEntryStated['data'];

/** What stands of the entry if this keeper has it; where only ledgers speak, each row for itself. */
const standingOf = (
  kept: EntryTold,
  told: EntryTold,
  ledgers: readonly Ledger[],
): Entry | undefined => {
  if (told.acted.length === 0) return standingIn(kept, ledgers);
  const standing = standingIn(told, ledgers);
  const { proxyHolder } = lastOf(kept).event.data;
  return standing?.event.data.proxyHolder === proxyHolder ? standing : undefined;
};

const statusOf = (
  standing: Entry | undefined,
  told: EntryTold,
  ledgers: readonly Ledger[],
): CustodyHolding['status'] => {
  if (standing) return isOpen(standing.event.data) ? 'open' : 'ended';
  return standingIn(told, ledgers) ? 'changed' : 'not-listed';
};

/** One entry in the hands of one keeper: the same number with another keeper is another holding. */
const holdingOf = (
  kept: EntryTold,
  told: EntryTold,
  ledgers: readonly Ledger[],
): CustodyHolding => {
  const words = [...kept.stated, ...kept.acted];
  const days = words.map(({ event }) => event.data.asOf).sort();
  const standing = standingOf(kept, told, ledgers);
  const { data } = (standing ?? lastOf(kept)).event;
  return {
    division: data.division,
    entry: data.entry,
    household: data.household,
    proxyHolder: data.proxyHolder,
    proxyKind: data.proxyKind,
    relation: data.relation,
    status: statusOf(standing, told, ledgers),
    heldFrom: data.validFrom ?? data.signedOn ?? null,
    validUntil: data.validUntil ?? null,
    endedOn: data.endedOn ?? null,
    hasAgreement: data.hasAgreement,
    hasStreetFiling: data.hasStreetFiling,
    hasCountyFiling: data.hasCountyFiling,
    reviewedOn: kept.acted.at(-1)?.reviewedOn ?? null,
    firstAsOf: days[0]!,
    lastAsOf: days.at(-1)!,
    knownSince: words.map(({ knownOn }) => knownOn).sort()[0]!,
    document: data.evidence.document,
  };
};

const lastStated = (stated: readonly Entry[]): Entry | undefined =>
  [...stated]
    .sort(
      (a, b) =>
        compare(a.event.data.asOf, b.event.data.asOf) ||
        compare(a.receivedOn, b.receivedOn) ||
        a.row - b.row ||
        compare(a.statement, b.statement),
    )
    .at(-1);

/** The last word on an entry; on one day what was done here comes after the ledger. */
const lastOf = ({ stated, acted }: EntryTold): Entry => {
  const [row, act] = [lastStated(stated), acted.at(-1)];
  if (!row || !act) return (row ?? act)!;
  return act.event.data.asOf >= row.event.data.asOf ? act : row;
};

/** What is told of one entry by who keeps the card, in the order in which they are first named. */
const byKeeper = ({ stated, acted }: EntryTold): readonly EntryTold[] => {
  const inTime = [...stated, ...acted].sort((a, b) =>
    compare(a.event.data.asOf, b.event.data.asOf),
  );
  const keepers = new Set<PersonId>(inTime.map(({ event }) => event.data.proxyHolder));
  const of =
    (keeper: PersonId) =>
    ({ event }: Entry) =>
      event.data.proxyHolder === keeper;
  return [...keepers].map((keeper) => ({
    stated: stated.filter(of(keeper)),
    acted: acted.filter(of(keeper)),
  }));
};

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
  const last = lastOf({
    stated: entries.flatMap(({ stated }) => stated),
    acted: entries
      .flatMap(({ acted }) => acted)
      .sort((a, b) => compare(a.event.data.asOf, b.event.data.asOf)),
  }).event.data;
  const { village, division } = placeOf(last);
  const divisions = [...new Set(entries.map((told) => placeIn(told).division))];
  return {
    beneficiary: last.beneficiary,
    household: last.household,
    village: village ?? '',
    division: division ?? last.division,
    holdings: entries
      .flatMap((told) =>
        byKeeper(told).map((kept) =>
          holdingOf(kept, told, ledgersOf(known, placeIn(told).division)),
        ),
      )
      .sort(inOrder),
    changes: divisions
      .flatMap((one) =>
        changesIn(
          entries.filter((told) => placeIn(told).division === one),
          ledgersOf(known, one),
        ),
      )
      .sort((a, b) => compare(a.foundAsOf, b.foundAsOf)),
  };
};
