import { type DivisionCode, type PairId, type Refusal, refuse } from '@ledger/kernel';
import {
  identityMatch,
  type IdentityMatchCommand,
  type IdentityMatchRefusal,
  type Likeness,
  type Pair,
  type Reach,
  type RefuseReason,
  streamOf,
  type UndoReason,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { actMetadata } from '../act-metadata';
import type { Ledger, Receipt } from '../ledger';
import type { QuestionNeeds } from '../questions/findings';
import { commandIdAfter } from '../repeated-act';
import { type StandingPair, standingPairs } from './queue';

export interface MatchActNeeds extends QuestionNeeds {
  readonly ledger: Ledger;
}

interface MatchOrder {
  readonly pair: PairId;
  readonly actor: string;
  readonly confirmedBy: string;
  readonly scope: DivisionCode;
  /** The officers' words; they go to the vault. */
  readonly note?: string;
}

export type ConfirmMatchOrder = MatchOrder;
export interface RefuseMatchOrder extends MatchOrder {
  readonly reasonCode: RefuseReason;
}
export interface UndoMatchOrder extends MatchOrder {
  readonly reasonCode: UndoReason;
}

/** `match-unknown`: no such pair today in this scope. */
export type MatchActRefusal = IdentityMatchRefusal | 'match-unknown';

type Outcome = Promise<Receipt | Refusal<MatchActRefusal>>;

const noteInVault = async (vault: Vault, { pair, note }: MatchOrder) => {
  if (!note) return {};
  const [owner] = await vault.persons([`疑似同一人:${pair}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind: 'match-note', content: { note } }]);
  return { note: kept!.documentId };
};

/** What every act on a pair says. */
const saidOf = async (
  { vault, clock }: MatchActNeeds,
  order: MatchOrder,
  { pair, listed, member }: Pair,
) => ({
  pair,
  listed,
  member,
  askedBy: order.actor,
  confirmedBy: order.confirmedBy,
  decidedOn: clock.today(),
  ...(await noteInVault(vault, order)),
});

type Said = Awaited<ReturnType<typeof saidOf>>;

/** A member who keeps the card of another is proposed as both, and is one person all the same. */
const reachOf = (ones: readonly StandingPair[]): Reach => ({
  households: [...new Set(ones.flatMap(({ to }) => to.households))],
  cards: [...new Set(ones.flatMap(({ to }) => to.cards))],
});

const act = async (
  needs: MatchActNeeds,
  order: MatchOrder,
  reasonCode: string,
  commandOf: (said: Said, likeness: Likeness, reach: Reach) => IdentityMatchCommand,
): Outcome => {
  const { actor, confirmedBy, scope, note = '' } = order;
  const knownOn = needs.clock.today();
  const all = await standingPairs(needs, { scope, knownOn });
  const ones = all.filter(({ pair }) => pair === order.pair);
  const [one] = ones;
  if (!one) return refuse('match-unknown');
  const command = commandOf(await saidOf(needs, order, one), one.likeness, reachOf(ones));
  const stream = streamOf.match(order.pair);
  const commandId = commandIdAfter(stream, await needs.ledger.history(stream), {
    act: command.type,
    actor,
    confirmedBy,
    reasonCode,
    note,
  });
  const metadata = actMetadata(needs.clock, actor, commandId, order.pair);
  return needs.ledger.run(stream, identityMatch, command, metadata);
};

/** 认定为同一人: for every household that names the member and every card kept, wherever. */
export const confirmMatch = (needs: MatchActNeeds, order: ConfirmMatchOrder): Outcome =>
  act(needs, order, '', (said, likeness, reach) => ({
    type: 'ConfirmIdentityMatch',
    data: { ...said, ...likeness, ...reach },
  }));

/** 认定不是同一人. */
export const refuseMatch = (needs: MatchActNeeds, order: RefuseMatchOrder): Outcome =>
  act(needs, order, order.reasonCode, (said, likeness) => ({
    type: 'RefuseIdentityMatch',
    data: { ...said, ...likeness, reasonCode: order.reasonCode },
  }));

/** 撤销认定. */
export const undoMatch = (needs: MatchActNeeds, order: UndoMatchOrder): Outcome =>
  act(needs, order, order.reasonCode, (said) => ({
    type: 'UndoIdentityMatch',
    data: { ...said, reasonCode: order.reasonCode },
  }));
