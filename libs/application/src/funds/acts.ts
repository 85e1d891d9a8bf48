import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import {
  type CommandId,
  type DivisionCode,
  type DocumentNo,
  fold,
  type Refusal,
  refuse,
  type StreamName,
} from '@ledger/kernel';
import {
  committedFen,
  drawnFen,
  entryOf,
  fund,
  type FundCommand,
  type FundEntry,
  type FundEvent,
  type FundMovement,
  type FundRefusal,
  type FundsArrived,
  type FundStage,
  type FundState,
  lift,
  type ReversalReason,
  streamOf,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { Ledger } from '../ledger';
import type { FundActAnswer, FundDocumentAnswer } from './answers';

interface Needs {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
}

export interface FundBooking {
  readonly actor: string;
  readonly stage: FundStage;
  readonly movement: FundMovement;
}

export interface FundArrival {
  readonly actor: string;
  readonly arrival: FundsArrived['data'];
}

export interface FundReversal {
  readonly actor: string;
  readonly confirmedBy: string;
  readonly division: DivisionCode;
  readonly programme: string;
  readonly fiscalYear: string;
  readonly stage: FundStage;
  readonly document: DocumentNo;
  readonly reasonCode: ReversalReason;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
}

/** `day-ahead`: a business day or an arrival that has not come yet. */
export type FundActRefusal = FundRefusal | 'day-ahead';

type Outcome = Promise<FundActAnswer | Refusal<FundActRefusal>>;

interface About {
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
    benefitMonth: movement.benefitMonth ?? null,
    arrivedOn: arrivedOn ?? null,
    drawnFen: drawn,
    leftFen: movement.amountFen - drawn,
    committedFen: committedFen(state, entry),
  };
};

/** How often a document was reversed: booking it again afterwards is another command. */
const reversals = (held: readonly Recorded[], { stage, document }: About): number =>
  held.filter(
    ({ type, data }) =>
      type === 'FundEntryReversed' && data['stage'] === stage && data['document'] === document,
  ).length;

/** How often it was said of a document that it moved: reversing a later entry is another command. */
const entries = (held: readonly Recorded[], { document }: About): number =>
  held.filter(({ type, data }) => type !== 'FundEntryReversed' && data['document'] === document)
    .length;

const act = async (
  { ledger, clock }: Needs,
  stream: StreamName,
  command: FundCommand,
  about: About,
  by: { readonly actor: string; readonly commandId: CommandId },
): Outcome => {
  const metadata = actMetadata(clock, by.actor, by.commandId);
  const outcome = await ledger.run(stream, fund, command, metadata);
  if (isRefused<FundRefusal>(outcome)) return outcome;
  const state = fundStateOf(await ledger.standing(stream));
  const entry = entryOf(state, about.stage, about.document);
  return { document: entry ? documentAnswer(state, entry) : null };
};

/** 筹集、分配、拨付、使用: one document, out of the document it names, as far as that reaches. */
export const bookFundEntry = async (needs: Needs, { actor, ...data }: FundBooking): Outcome => {
  const { stage, movement } = data;
  const today = needs.clock.today();
  if (movement.businessOn > today) return refuse('day-ahead', { day: movement.businessOn, today });
  const stream = streamOf.fund(movement.programme, movement.fiscalYear, movement.division);
  const about = { stage, document: movement.document };
  const again = reversals(await needs.ledger.history(stream), about);
  const commandId = commandIdFrom(stream, stage, canonicalEventJson({ ...movement }), `${again}`);
  return act(needs, stream, { type: 'BookFundEntry', data }, about, { actor, commandId });
};

/** 到账. */
export const bookFundsArrival = async (needs: Needs, { actor, arrival }: FundArrival): Outcome => {
  const today = needs.clock.today();
  if (arrival.arrivedOn > today) return refuse('day-ahead', { day: arrival.arrivedOn, today });
  const stream = streamOf.fund(arrival.programme, arrival.fiscalYear, arrival.division);
  const again = reversals(await needs.ledger.history(stream), arrival);
  const said = canonicalEventJson({ ...arrival });
  const commandId = commandIdFrom(stream, 'arrival', said, `${again}`);
  const command = { type: 'BookFundsArrival', data: arrival } as const;
  return act(needs, stream, command, arrival, { actor, commandId });
};

const noteInVault = async (vault: Vault, { document, note }: FundReversal) => {
  if (!note) return {};
  const [owner] = await vault.persons([`文号:${document}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind: 'reversal-note', content: { note } }]);
  return { note: kept!.documentId };
};

/** 冲正: the entry stops standing from today; nothing of it is edited. */
export const reverseFundEntry = async (needs: Needs, reversal: FundReversal): Outcome => {
  const { actor, confirmedBy, division, programme, fiscalYear, reasonCode, ...about } = reversal;
  const { stage, document } = about;
  const stream = streamOf.fund(programme, fiscalYear, division);
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
      ...(await noteInVault(needs.vault, reversal)),
    },
  };
  const commandId = commandIdFrom(stream, 'reversal', stage, document, `${before}`);
  return act(needs, stream, command, about, { actor, commandId });
};
