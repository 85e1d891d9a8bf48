import {
  covers,
  decideWith,
  type DivisionCode,
  type DocumentNo,
  fold,
  isRefusal,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import {
  type AnyLedgerEvent,
  lift,
  policy,
  type PolicyCommand,
  type PolicyEvent,
  type PolicyRefusal,
  streamOf,
} from '@ledger/ledger';
import { noticesFrom, type PolicyNotices, settingsOf } from '@ledger/policy';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import type { Ledger } from '../ledger';
import type { NoticesRejected, PublishedAnswer } from './answers';

/** Who publishes notices, who confirmed it, and what they say. */
export interface Publishing {
  readonly actor: string;
  readonly confirmedBy: string;
  readonly scope: DivisionCode;
  /** JSON in the format of the shipped data. */
  readonly notices: unknown;
}

interface Needs {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The ledger's own division. */
  readonly division: DivisionCode;
}

type Part = Pick<PolicyCommand['data'], 'entries' | 'closings'>;

/** What the notices say to each division's stream. */
const partsOf = ({ entries, closings }: PolicyNotices): ReadonlyMap<DivisionCode, Part> => {
  const divisions = [...entries, ...closings].map(({ division }) => division as DivisionCode);
  return new Map(
    [...new Set(divisions)].map((division) => [
      division,
      {
        entries: entries
          .filter((entry) => entry.division === division)
          .flatMap((entry) => settingsOf(entry, null))
          .map(({ question, from, until, announcedOn, document, value, ...rest }) => ({
            division,
            question,
            fromMonth: from,
            ...(until && { untilMonth: until }),
            ...(announcedOn && { announcedOn }),
            document: document as DocumentNo,
            value,
            verified: rest.verified,
            ...(rest.unverifiedBecause && { unverifiedBecause: rest.unverifiedBecause }),
          })),
        closings: closings
          .filter((closing) => closing.division === division)
          .map(({ question, from, until, document }) => ({
            division,
            question,
            fromMonth: from,
            untilMonth: until,
            document: document as DocumentNo,
          })),
      },
    ]),
  );
};

/**
 * Whoever administers the whole ledger records notices of any level, for all of it is theirs; else
 * only those for a division of their own, so that nobody changes what governs another's streets.
 */
export const mayPublishFor = (
  scope: DivisionCode,
  ledgerDivision: DivisionCode,
  { entries, closings }: PolicyNotices,
): boolean =>
  covers(scope, ledgerDivision) ||
  [...entries, ...closings].every(({ division }) => covers(scope, division));

const commandOf = (
  part: Part,
  { actor, confirmedBy }: Omit<Publishing, 'notices'>,
): PolicyCommand => ({
  type: 'PublishPolicy',
  data: { ...part, askedBy: actor, confirmedBy },
});

/** What a stream would answer, and how much it holds; nothing is written. */
const tried = async (needs: Needs, division: DivisionCode, command: PolicyCommand) => {
  const held = await needs.ledger.history(streamOf.policy(division));
  const past = held.map((r) => lift(r.type, r.schema, r.data) as AnyLedgerEvent & PolicyEvent);
  const state = fold(policy.evolve, policy.initialState, past);
  return { held: held.length, outcome: decideWith(policy, command, state) };
};

export type PublishRefusal = PolicyRefusal | 'outside-scope';

interface Due {
  readonly division: DivisionCode;
  readonly command: PolicyCommand;
  /** How much the stream holds. */
  readonly held: number;
  /** How many events it would get. */
  readonly news: number;
}

/** What every division's stream would get, or why one of them refuses; nothing is written. */
export const prepared = async (
  needs: Needs,
  notices: PolicyNotices,
  by: Omit<Publishing, 'notices'>,
): Promise<readonly Due[] | Refusal<PublishRefusal>> => {
  if (!mayPublishFor(by.scope, needs.division, notices)) return refuse('outside-scope');
  const due: Due[] = [];
  for (const [division, part] of partsOf(notices)) {
    const command = commandOf(part, by);
    const { held, outcome } = await tried(needs, division, command);
    if (!isRefusal(outcome)) due.push({ division, command, held, news: outcome.length });
    // What was written before a crash, or stood already, is not written again.
    else if (outcome.refused !== 'policy-nothing-new') return outcome as Refusal<PolicyRefusal>;
  }
  return due.length > 0 ? due : refuse('policy-nothing-new');
};

/** All divisions are asked before any is written. */
export const publishPolicies = async (
  needs: Needs,
  order: Publishing,
): Promise<PublishedAnswer | NoticesRejected | Refusal<PublishRefusal>> => {
  const notices = noticesFrom(order.notices);
  if ('problems' in notices) return notices;
  const due = await prepared(needs, notices, order);
  if ('refused' in due) return due;
  const today = needs.clock.today();
  for (const { division, command, held } of due) {
    const stream = streamOf.policy(division);
    // The same words after others were said in between are another command.
    const commandId = commandIdFrom(stream, String(held), JSON.stringify(command.data));
    const metadata = actMetadata(needs.clock, order.actor, commandId);
    const outcome = await needs.ledger.run(stream, policy, command, metadata);
    if ('refused' in outcome) return outcome;
  }
  return { publishedOn: today, events: due.reduce((sum, { news }) => sum + news, 0) };
};
