import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import {
  type CommandId,
  type DocumentNo,
  fold,
  type Refusal,
  refuse,
  type StreamName,
} from '@ledger/kernel';
import {
  type ChainStage,
  committedFen,
  drawnFen,
  entryOf,
  fund,
  type FundCommand,
  type FundEntry,
  type FundEvent,
  type FundRefusal,
  type FundsArrived,
  type FundStage,
  type FundState,
  lift,
  type RaisedMovement,
  streamOf,
} from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { Ledger } from '../ledger';
import type { FundActAnswer, FundDocumentAnswer } from './answers';

/** What acts on the money chain need. */
export interface FundNeeds {
  readonly ledger: Ledger;
  readonly clock: Clock;
}

export interface FundBooking {
  readonly actor: string;
  readonly stage: ChainStage;
  readonly movement: RaisedMovement;
}

export interface FundArrival {
  readonly actor: string;
  readonly arrival: FundsArrived['data'];
}

/** `day-ahead`: a business day or an arrival that has not come yet. */
export type FundActRefusal = FundRefusal | 'day-ahead';

export type FundOutcome = Promise<FundActAnswer | Refusal<FundActRefusal>>;

/** One document in one stage. */
export interface About {
  readonly stage: FundStage;
  readonly document: DocumentNo;
}

export const fundStateOf = (recorded: readonly Recorded[]): FundState =>
  fold(
    fund.evolve,
    fund.initialState,
    recorded.map((r) => lift(r.type, r.schema, r.data) as FundEvent),
  );

export const documentAnswer = (state: FundState, entry: FundEntry): FundDocumentAnswer => {
  const { stage, movement, arrivedOn } = entry;
  const drawn = drawnFen(state, entry);
  return {
    stage,
    ...movement,
    relatedDocument: movement.relatedDocument ?? null,
    relatedStage: entry.relatedStage ?? null,
    benefitMonth: movement.benefitMonth ?? null,
    carriedOverFrom: movement.carriedOverFrom ?? null,
    arrivedOn: arrivedOn ?? null,
    drawnFen: drawn,
    leftFen: movement.amountFen - drawn,
    committedFen: committedFen(state, entry),
  };
};

/** How often a document was reversed: booking it again afterwards is another command. */
export const reversals = (held: readonly Recorded[], { stage, document }: About): number =>
  held.filter(
    ({ type, data }) =>
      type === 'FundEntryReversed' && data['stage'] === stage && data['document'] === document,
  ).length;

/** How often it was said of a document that it moved: reversing a later entry is another command. */
export const entries = (held: readonly Recorded[], { document }: About): number =>
  held.filter(({ type, data }) => type !== 'FundEntryReversed' && data['document'] === document)
    .length;

/** Runs an act on a fund and answers with the document it is about. */
export const actOnFund = async (
  { ledger, clock }: FundNeeds,
  stream: StreamName,
  command: FundCommand,
  about: About,
  by: { readonly actor: string; readonly commandId: CommandId },
): FundOutcome => {
  const metadata = actMetadata(clock, by.actor, by.commandId);
  const outcome = await ledger.run(stream, fund, command, metadata);
  if (isRefused<FundRefusal>(outcome)) return outcome;
  const state = fundStateOf(await ledger.standing(stream));
  const entry = entryOf(state, about.stage, about.document);
  return { document: entry ? documentAnswer(state, entry) : null };
};

/** 筹集、分配、拨付、使用: one document, out of the document it names, as far as that reaches. */
export const bookFundEntry = async (
  needs: FundNeeds,
  { actor, ...data }: FundBooking,
): FundOutcome => {
  const { stage, movement } = data;
  const today = needs.clock.today();
  if (movement.businessOn > today) return refuse('day-ahead', { day: movement.businessOn, today });
  const stream = streamOf.fund(movement.programme, movement.fiscalYear, movement.division);
  const about = { stage, document: movement.document };
  const again = reversals(await needs.ledger.history(stream), about);
  const commandId = commandIdFrom(stream, stage, canonicalEventJson({ ...movement }), `${again}`);
  return actOnFund(needs, stream, { type: 'BookFundEntry', data }, about, { actor, commandId });
};

/** 到账. */
export const bookFundsArrival = async (
  needs: FundNeeds,
  { actor, arrival }: FundArrival,
): FundOutcome => {
  const today = needs.clock.today();
  if (arrival.arrivedOn > today) return refuse('day-ahead', { day: arrival.arrivedOn, today });
  const stream = streamOf.fund(arrival.programme, arrival.fiscalYear, arrival.division);
  const again = reversals(await needs.ledger.history(stream), arrival);
  const said = canonicalEventJson({ ...arrival });
  const commandId = commandIdFrom(stream, 'arrival', said, `${again}`);
  const command = { type: 'BookFundsArrival', data: arrival } as const;
  return actOnFund(needs, stream, command, arrival, { actor, commandId });
};
