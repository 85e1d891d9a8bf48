import {
  type DivisionCode,
  fold,
  type FindingId,
  type JsonObject,
  type LocalDate,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import {
  finding as findingDecider,
  type FindingCommand,
  type FindingEvent,
  type FindingRefusal,
  lift,
  streamOf,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import type { PublishedPolicies } from '@ledger/projector';
import type { DataSource } from 'typeorm';
import type { Accounts } from '../accounts/accounts';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { isRefused } from '../imports/take-back';
import type { Ledger } from '../ledger';
import { commandIdAfter } from '../repeated-act';
import type { FindingWork } from './answers';
import { type FoundFinding, foundFinding } from './found';
import type { FindingOrder } from './orders';
import { workOf } from './work';

export interface FindingActNeeds {
  readonly ledger: Ledger;
  readonly readSide: DataSource;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly policies: PublishedPolicies;
}

/**
 * `finding-unknown`: none today in this scope; `assignee-unknown`: nobody who could work on it;
 * `note-missing`: another reason than the listed ones has to be given in words.
 */
export type FindingActRefusal =
  FindingRefusal | 'finding-unknown' | 'assignee-unknown' | 'reason-does-not-fit' | 'note-missing';

export type Outcome = Promise<FindingWork | Refusal<FindingActRefusal>>;

/** What an act on a match begins with. */
export interface Begun {
  readonly about: { readonly finding: FindingId; readonly key: string };
  readonly today: LocalDate;
  readonly found: FoundFinding;
}

/** What most acts say beside their own words: the officer's go to the vault. */
export const saidOf = async (
  { vault }: FindingActNeeds,
  { note }: { readonly note?: string },
  { about, found: { now } }: Begun,
) => {
  if (!note) return { ...about, now };
  const [owner] = await vault.persons([`疑点:${about.finding}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind: 'finding-note', content: { note } }]);
  return { ...about, now, note: kept!.documentId };
};

/** Finds the match, asks the decider, writes down what it says, and tells where the match stands. */
export const act = async (
  needs: FindingActNeeds,
  { findingId, actor, scope }: FindingOrder,
  said: JsonObject,
  commandOf: (begun: Begun) => Promise<FindingCommand | Refusal<FindingActRefusal>>,
): Outcome => {
  if (said['reasonCode'] === 'OTHER' && said['note'] === '') return refuse('note-missing');
  const today = needs.clock.today();
  const found = await foundFinding(needs.readSide, findingId, scope, today);
  if (!found) return refuse('finding-unknown', { today });
  const about = { finding: found.id, key: found.key };
  const command = await commandOf({ about, today, found });
  if ('refused' in command) return command;
  const stream = streamOf.finding(found.id);
  const commandId = commandIdAfter(stream, await needs.ledger.history(stream), { actor, ...said });
  const metadata = actMetadata(needs.clock, actor, commandId, found.id);
  const outcome = await needs.ledger.run(stream, findingDecider, command, metadata);
  if (isRefused<FindingRefusal>(outcome)) return outcome;
  return workNow(needs, found);
};

export interface FindingWorkAsked {
  readonly findingId: FindingId;
  readonly scope: DivisionCode;
}

const workNow = async (
  { ledger }: Pick<FindingActNeeds, 'ledger'>,
  { id, now }: FoundFinding,
): Promise<FindingWork> => {
  const past = (await ledger.history(streamOf.finding(id))).map(
    ({ type, schema, data }) => lift(type, schema, data) as FindingEvent,
  );
  const state = fold(findingDecider.evolve, findingDecider.initialState, past);
  return workOf(id, state, now);
};

/** Where the work on a match stands, by the log itself. */
export const findingWork = async (
  needs: Pick<FindingActNeeds, 'ledger' | 'readSide' | 'clock'>,
  { findingId, scope }: FindingWorkAsked,
): Promise<FindingWork | Refusal<'finding-unknown'>> => {
  const today = needs.clock.today();
  const found = await foundFinding(needs.readSide, findingId, scope, today);
  return found ? workNow(needs, found) : refuse('finding-unknown', { today });
};
