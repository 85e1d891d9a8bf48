import { hash } from 'node:crypto';
import { canonicalEventJson } from '@ledger/event-store';
import { fen, type DivisionCode, type FindingId, type LocalDate } from '@ledger/kernel';
import type { FindingNow, Judged } from '@ledger/ledger';
import type { Finding } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { isUuid } from '../accounts/account';
import { severityOf } from '../questions/findings';
import { stoodWhole } from './stood';

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

/** Undefined: there is no such match today, or it lies outside the scope. */
export const foundFinding = async (
  readSide: DataSource,
  id: FindingId,
  scope: DivisionCode,
  today: LocalDate,
): Promise<FoundFinding | undefined> => {
  if (!isUuid(id)) return undefined;
  const [stood] = (await stoodWhole(readSide, [id], { scope, knownOn: today })).values();
  if (!stood?.holds) return undefined;
  const { finding, heldSince } = stood;
  const now = { today, heldSince, judged: judgedOf(finding) };
  return { id: stood.id as FindingId, finding, key: keyOfFinding(finding), now };
};
