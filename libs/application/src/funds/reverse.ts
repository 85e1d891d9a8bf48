import type { DocumentNo } from '@ledger/kernel';
import { entryOf, type FundCommand, type FundStage, type ReversalReason } from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import { actOnFund, entries, type FundNeeds, type FundOutcome, fundStateOf } from './acts';
import { comeToNextYear, type FundKey, fundOf, nextYear } from './carry-over';

export interface FundReversal extends FundKey {
  readonly actor: string;
  readonly confirmedBy: string;
  readonly stage: FundStage;
  readonly document: DocumentNo;
  readonly reasonCode: ReversalReason;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
}

/** A reversal whose words are in the vault. */
export interface NotedReversal extends Omit<FundReversal, 'note'> {
  readonly noteDocument?: string;
}

const notedIn = async (
  vault: Vault,
  { note, ...reversal }: FundReversal,
): Promise<NotedReversal> => {
  if (!note) return reversal;
  const [owner] = await vault.persons([`文号:${reversal.document}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind: 'reversal-note', content: { note } }]);
  return { ...reversal, noteDocument: kept!.documentId };
};

const reverseOne = async (needs: FundNeeds, reversal: NotedReversal): FundOutcome => {
  const { actor, confirmedBy, stage, document, reasonCode, noteDocument } = reversal;
  const stream = fundOf(reversal);
  const about = { stage, document };
  const before = entries(await needs.ledger.history(stream), about);
  const command: FundCommand = {
    type: 'ReverseFundEntry',
    data: {
      stage,
      document,
      reversedOn: needs.clock.today(),
      reasonCode,
      confirmedBy,
      askedBy: actor,
      ...(noteDocument && { note: noteDocument }),
    },
  };
  const commandId = commandIdFrom(stream, 'reversal', stage, document, `${before}`);
  return actOnFund(needs, stream, command, about, { actor, commandId });
};

/** The year it left, if an entry is one of the two that a carry-over (结转) is made of. */
const yearLeft = async (
  { ledger }: FundNeeds,
  reversal: NotedReversal,
): Promise<string | undefined> => {
  const { stage, document, fiscalYear } = reversal;
  if (stage === 'CARRIED_OVER') return fiscalYear;
  if (stage !== 'RAISED') return undefined;
  const here = entryOf(fundStateOf(await ledger.standing(fundOf(reversal))), stage, document);
  return here?.movement.carriedOverFrom;
};

/** What a carry-over brought to the next year, if it stands there. */
const standsArrived = async (
  { ledger }: FundNeeds,
  arrived: NotedReversal,
  from: string,
): Promise<boolean> => {
  const state = fundStateOf(await ledger.standing(fundOf(arrived)));
  return entryOf(state, 'RAISED', arrived.document)?.movement.carriedOverFrom === from;
};

/**
 * A carry-over is undone where it arrived first, since it may be drawn on there, and then where it
 * left. It is seen to have arrived before: what arrives late would else make money.
 */
export const undoCarryOver = async (
  needs: FundNeeds,
  reversal: NotedReversal,
  fiscalYear: string,
): FundOutcome => {
  const left = { ...reversal, fiscalYear, stage: 'CARRIED_OVER' } as const;
  const come = await comeToNextYear(needs, left, reversal.document);
  if (come && isRefused(come)) return come;
  const arrived = { ...left, fiscalYear: nextYear(fiscalYear), stage: 'RAISED' } as const;
  if (await standsArrived(needs, arrived, fiscalYear)) {
    const undone = await reverseOne(needs, arrived);
    if (isRefused(undone)) return undone;
  }
  return reverseOne(needs, left);
};

/** 冲正: the entry stops standing from today; nothing of it is edited. */
export const reverseFundEntry = async (
  needs: FundNeeds & { readonly vault: Vault },
  order: FundReversal,
): FundOutcome => {
  const reversal = await notedIn(needs.vault, order);
  const left = await yearLeft(needs, reversal);
  return left === undefined ? reverseOne(needs, reversal) : undoCarryOver(needs, reversal, left);
};
