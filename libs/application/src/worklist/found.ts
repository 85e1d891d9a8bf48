import { hash } from 'node:crypto';
import { canonicalEventJson } from '@ledger/event-store';
import { fen, type DivisionCode, type FindingId, type LocalDate } from '@ledger/kernel';
import type { FindingNow, Judged } from '@ledger/ledger';
import type { Finding } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { isUuid } from '../accounts/account';
import { severityOf } from '../questions/findings';
import { HOLDS, IN_SCOPE } from '../questions/scope';

/** A match as it stands today in the scope of whoever asks. */
export interface FoundFinding {
  /** As the views write it, however it was asked for. */
  readonly id: FindingId;
  readonly finding: Finding;
  readonly key: string;
  readonly now: FindingNow;
}

/** Of all that is shown of it; whoever judges says by this what they have seen. */
export const digestOfFinding = (finding: Finding): string =>
  hash('sha256', canonicalEventJson(finding), 'hex');

/** What of a match makes a judgement old when it changes. */
export const judgedOf = (finding: Finding): Judged => ({
  certainFen: fen(finding.certainFen),
  possibleFen: fen(finding.possibleFen),
  exposureFen: fen(finding.exposureFen),
  severity: severityOf(finding),
  ...(finding.knownAtPayment && { knownAtPayment: finding.knownAtPayment }),
  persons: [...finding.sharedBy].sort(),
  digest: digestOfFinding(finding),
});

/** What the id of a match is made from. */
export const keyOfFinding = ({ rule, household, person, benefitMonth, ref }: Finding): string =>
  [rule, household, person, benefitMonth, ref].map((part) => part ?? '').join('|');

/**
 * Since when a match has stood without a break: the newest of its rows, up to the one that holds,
 * that no other row ends at. `held` is that row of `read.finding`.
 */
export const HELD_SINCE = `(
  select max(one.known_from) from read.finding one
  where one.finding_id = held.finding_id and one.known_from <= held.known_from
    and not exists (select 1 from read.finding ended
      where ended.finding_id = one.finding_id and ended.known_until = one.known_from))`;

interface StoredFinding {
  readonly id: FindingId;
  readonly payload: string;
  readonly held_since: LocalDate;
}

/** Undefined: there is no such match today, or it lies outside the scope. */
export const foundFinding = async (
  readSide: DataSource,
  id: FindingId,
  scope: DivisionCode,
  today: LocalDate,
): Promise<FoundFinding | undefined> => {
  if (!isUuid(id)) return undefined;
  const [row]: readonly StoredFinding[] = await readSide.query(
    `select finding_id::text as id, payload, ${HELD_SINCE}::text as held_since from read.finding held
     where ${HOLDS} and ${IN_SCOPE} and finding_id = $3`,
    [today, scope, id],
  );
  if (!row) return undefined;
  const finding = JSON.parse(row.payload) as Finding;
  const now = { today, heldSince: row.held_since, judged: judgedOf(finding) };
  return { id: row.id, finding, key: keyOfFinding(finding), now };
};
