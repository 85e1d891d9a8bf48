import { parseCheckpoint } from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import type { CertifiedRow, MonthClosed } from '@ledger/ledger';
import { readCases } from '@ledger/projector';
import { cellsOf, type Fact, monthOfCell, NO_MONEY, type Money } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { plus } from '../questions/money';
import { verifiersOf } from '../seal/key-history';
import type { LedgerSeal } from '../seal/ledger-seal';
import { openedPaper } from '../seal/offline';
import { orRefused } from '../seal/refusals';
import type { MonthVerificationAnswer } from './answers';
import type { CauseNeeds } from './causes';
import { certifiedMoney, digestOfCertificate, type MonthOf, type PlaceMoney } from './certificate';
import { differencesOf } from './differences';

export interface VerifyMonthNeeds extends CauseNeeds {
  readonly seal: LedgerSeal;
}

type Closed = MonthClosed['data'];

const STREET_DIGITS = 9;

/** What was written after the certificate was taken, by place in the log. */
const writtenAfter = async (
  readSide: DataSource,
  instant: string,
): Promise<ReadonlySet<string>> => {
  const rows: readonly { readonly position: string }[] = await readSide.query(
    `select distinct position from read.fact where clock_high > $1`,
    [instant],
  );
  return new Set(rows.map(({ position }) => position));
};

const placeOf = (
  { division: of }: MonthOf,
  division: string,
  village: string | null,
): Omit<PlaceMoney, 'money'> => {
  const row = (
    of.length < STREET_DIGITS ? division.slice(0, STREET_DIGITS) : division
  ) as CertifiedRow['division'];
  return of.length < STREET_DIGITS || !village ? { division: row } : { division: row, village };
};

/** The money of a month by place, worked out anew from facts that stood in the log by an instant. */
const workedOut = async (
  { readSide, policies }: VerifyMonthNeeds,
  of: MonthOf,
  day: LocalDate,
  recordedUntil: string,
): Promise<readonly PlaceMoney[]> => {
  const later = await writtenAfter(readSide, recordedUntil);
  const stood = (facts: readonly Fact[]) => facts.filter(({ position }) => !later.has(position));
  const sums = new Map<string, { place: Omit<PlaceMoney, 'money'>; money: Money }>();
  const asked = { divisions: [of.division], kinds: ['household-month', 'fund'] as const };
  for await (const page of readCases(readSide.manager, asked)) {
    for (const { owner, facts } of page) {
      const then = new Map([...facts].map(([subject, some]) => [subject, stood(some)]));
      for (const cell of cellsOf(owner, then, policies)) {
        const ofCell = monthOfCell(cell.key);
        if (ofCell !== undefined && ofCell !== of.month) continue;
        const said = cell.assess(day).money;
        if (said?.benefitMonth !== of.month || !said.division?.startsWith(of.division)) continue;
        const place = placeOf(of, said.division, said.village);
        const key = JSON.stringify(place);
        const before = sums.get(key)?.money ?? NO_MONEY;
        sums.set(key, { place, money: plus(before, said.sums) });
      }
    }
  }
  return [...sums.values()].map(({ place, money }) => ({
    ...place,
    money: certifiedMoney(money),
  }));
};

/** Did a key of this log sign it, and is its tree the beginning of today's? */
const checkpointHolds = async (seal: LedgerSeal, text: string): Promise<boolean> => {
  const held = await orRefused(async () => {
    const { keys, seal: tree } = await seal.current();
    const { origin, size, root } = openedPaper(text, verifiersOf(keys));
    const head = await tree.head();
    if (origin !== seal.identity.origin || size > head.size) return { holds: false };
    const { first } = await tree.consistency(size, head.size);
    return { holds: first.root.equals(root) };
  });
  return 'holds' in held && held.holds;
};

/** Tries a certificate again: its digest, its money, and the head of the log it rests on. */
export const verifyMonth = async (
  needs: VerifyMonthNeeds,
  closed: Closed,
): Promise<MonthVerificationAnswer> => {
  const { division, month, certificate, checkpoint } = closed;
  const of = { division, month };
  const { digest, knownOn, recordedUntil, rows } = certificate;
  const mismatches = differencesOf(rows, await workedOut(needs, of, knownOn, recordedUntil));
  const digestHolds = digestOfCertificate(of, certificate) === digest;
  const isSigned = await checkpointHolds(needs.seal, checkpoint);
  return {
    ...of,
    ok: digestHolds && mismatches.length === 0 && isSigned,
    digestHolds,
    moneyHolds: mismatches.length === 0,
    mismatches,
    checkpointHolds: isSigned,
    checkpointSize: parseCheckpoint(checkpoint).size,
  };
};
