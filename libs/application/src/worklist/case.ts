import { daysBetween, type FindingId, type JsonObject } from '@ledger/kernel';
import type { FindingEvent } from '@ledger/ledger';
import { isUuid } from '../accounts/account';
import { type Reveal, shown } from '../questions/findings';
import type { Asked } from '../questions/scope';
import type { FindingActAnswer, FindingCaseAnswer } from './answers';
import { digestOfFinding, judgedOf } from './found';
import {
  closeReasons,
  passOnReasons,
  reopenReasons,
  suppressReasons,
  verifyReasons,
  type Words,
} from './reason-words';
import { saidOfFinding, stateFrom } from './said';
import { stoodWhole } from './stood';
import { workOf } from './work';
import type { WorklistNeeds } from './worklist';

export interface FindingCaseAsked extends Asked {
  readonly findingId: FindingId;
  /** Notes may name people: who reads them says why. */
  readonly reveal?: Reveal;
}

type Told = Omit<FindingActAnswer, 'note' | 'hasNote'> & { readonly document?: string | undefined };

const NOTHING_MORE = { assignedTo: null, approvedBy: null, verdict: null, until: null } as const;

const reasonOf = ({ zh, en }: Words): Words => ({ zh, en });

/** What somebody did, in one shape for all six acts. */
const toldBy = ({ type, data }: FindingEvent): Told => {
  switch (type) {
    case 'FindingAssigned': {
      const { assignedBy: by, assignedOn: on, assignedTo } = data;
      return { ...NOTHING_MORE, act: 'assign', on, by, assignedTo, reason: null };
    }
    case 'FindingVerified': {
      const { verifiedBy: by, verifiedOn: on, verdict, reasonCode, note: document } = data;
      const reason = reasonOf(verifyReasons[reasonCode]);
      return { ...NOTHING_MORE, act: 'verify', on, by, verdict, reason, document };
    }
    case 'FindingPassedOn': {
      const { passedOnBy: by, passedOnOn: on, reasonCode, note: document } = data;
      const reason = reasonOf(passOnReasons[reasonCode]);
      return { ...NOTHING_MORE, act: 'pass-on', on, by, reason, document };
    }
    case 'FindingClosed': {
      const { closedBy: by, closedOn: on, reasonCode, note: document } = data;
      const reason = reasonOf(closeReasons[reasonCode]);
      return { ...NOTHING_MORE, act: 'close', on, by, reason, document };
    }
    case 'FindingReopened': {
      const { reopenedBy: by, reopenedOn: on, reasonCode, note: document } = data;
      const reason = reasonOf(reopenReasons[reasonCode]);
      return { ...NOTHING_MORE, act: 'reopen', on, by, reason, document };
    }
    case 'FindingSuppressed': {
      const { askedBy: by, approvedBy, suppressedOn: on, suppressedUntil: until } = data;
      const reason = reasonOf(suppressReasons[data.reasonCode]);
      const { note: document } = data;
      return { ...NOTHING_MORE, act: 'suppress', on, by, approvedBy, until, reason, document };
    }
  }
};

const noteIn = (content: JsonObject): string | null => {
  const { note } = content;
  return typeof note === 'string' ? note : null;
};

/** The officers' words are read out of the vault for a recorded reason, and otherwise only counted. */
const actsOf = async (
  { vault }: WorklistNeeds,
  events: readonly FindingEvent[],
  revealed: boolean,
): Promise<readonly FindingActAnswer[]> => {
  const told = events.map(toldBy);
  const asked = revealed ? told.flatMap(({ document }) => document ?? []) : [];
  const documents = await vault.documents(asked);
  return told.map(({ document, ...act }) => {
    const kept = document === undefined ? undefined : documents.get(document);
    // Words that are not those the act was sealed with are nobody's words.
    const isLegible = kept?.status === 'readable' && kept.commitmentOk;
    const note = isLegible ? noteIn(kept.content) : null;
    return { ...act, hasNote: document !== undefined, note };
  });
};

/**
 * One match with the work on it and everything people did with it, as known on a day; one that holds
 * no more as it last stood. Undefined: there never was such a match in the scope.
 */
export const findingCase = async (
  needs: WorklistNeeds,
  asked: FindingCaseAsked,
): Promise<FindingCaseAnswer | undefined> => {
  const { findingId, scope, knownOn, reveal } = asked;
  if (!isUuid(findingId)) return undefined;
  const [stood] = (await stoodWhole(needs.readSide, [findingId], asked)).values();
  if (!stood) return undefined;
  const { id, finding, heldSince, holds } = stood;
  const [answer] = await shown(needs, [stood], asked, JSON.stringify({ finding: { id, scope } }));
  if (!answer) return undefined;
  const said = await saidOfFinding(needs, id as FindingId, knownOn);
  const now = holds ? { today: knownOn, heldSince, judged: judgedOf(finding) } : undefined;
  const events = said.map(({ event }) => event);
  const work = workOf(id, stateFrom(said), now);
  return {
    knowledgeDate: knownOn,
    holds,
    finding: {
      ...answer,
      ...work,
      heldSince,
      ageDays: daysBetween(heldSince, knownOn),
      seen: digestOfFinding(finding),
    },
    acts: await actsOf(needs, events, reveal !== undefined),
  };
};
