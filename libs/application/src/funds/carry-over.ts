import type { DivisionCode, DocumentNo, StreamName } from '@ledger/kernel';
import { entryOf, type RaisedMovement, streamOf } from '@ledger/ledger';
import { commandIdFrom } from '../identity';
import { actOnFund, type FundNeeds, type FundOutcome, fundStateOf, reversals } from './acts';

/** Which fund. */
export interface FundKey {
  readonly division: DivisionCode;
  readonly programme: string;
  readonly fiscalYear: string;
}

export const fundOf = ({ programme, fiscalYear, division }: FundKey): StreamName =>
  streamOf.fund(programme, fiscalYear, division);

export const nextYear = (fiscalYear: string): string => String(Number(fiscalYear) + 1);

/** What was carried over of a fund under a number, as it stands; and who booked it. */
const carriedOver = async ({ ledger }: FundNeeds, key: FundKey, document: DocumentNo) => {
  const stream = fundOf(key);
  const held = await ledger.history(stream);
  const entry = entryOf(fundStateOf(await ledger.standing(stream)), 'CARRIED_OVER', document);
  const written = held.findLast(
    ({ type, data }) => type === 'FundsCarriedOver' && data['document'] === document,
  );
  if (!entry || !written) return undefined;
  const again = reversals(held, { stage: 'CARRIED_OVER', document });
  return { movement: entry.movement, actor: String(written.metadata['actor']), again };
};

/**
 * What was carried over comes to the next year's fund as a source, once: the command is known by
 * the carry-over itself, so whoever asks again finds it there, also after it was reversed.
 * Undefined: nothing stands that could come.
 */
export const comeToNextYear = async (
  needs: FundNeeds,
  key: FundKey,
  document: DocumentNo,
): Promise<Awaited<FundOutcome> | undefined> => {
  const carried = await carriedOver(needs, key, document);
  if (!carried) return undefined;
  const { relatedDocument: _, ...left } = carried.movement;
  const movement: RaisedMovement = {
    ...left,
    fiscalYear: nextYear(key.fiscalYear),
    carriedOverFrom: key.fiscalYear,
  };
  const stream = fundOf(movement);
  const commandId = commandIdFrom(stream, 'carried-over', document, `${carried.again}`);
  const command = { type: 'BookFundEntry', data: { stage: 'RAISED', movement } } as const;
  const about = { stage: 'RAISED', document } as const;
  return actOnFund(needs, stream, command, about, { actor: carried.actor, commandId });
};
