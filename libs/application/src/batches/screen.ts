import { hash } from 'node:crypto';
import { canonicalEventJson } from '@ledger/event-store';
import type { BatchNo, JsonObject, LocalDate, Refusal } from '@ledger/kernel';
import { type BatchHeader, type BatchRefusal, type BatchState, nextStep } from '@ledger/ledger';
import { refuse } from '@ledger/kernel';
import { findingId, readCases } from '@ledger/projector';
import {
  compare,
  type Finding,
  findingsOf,
  isBlocking,
  type RuleVersion,
  ruleVersions,
} from '@ledger/views';
import type { DraftNeeds } from './draft';
import { type ActNeeds, type ActOrder, actOn, batchHeld } from './header';
import { keepList, keptList, type ListedItem } from './listed';

/** One finding as it was shown: by which version of its rule, and whether it blocks. */
export interface ShownFinding {
  readonly findingId: string;
  readonly version: number;
  readonly blocking: boolean;
  readonly finding: Finding;
}

export type ScreenNeeds = ActNeeds & DraftNeeds;

type Frozen = Extract<BatchState, { status: 'frozen' }>;

/** The rules over a household: what a batch can set off before it is sent. */
const rulesAsked: readonly RuleVersion[] = ruleVersions.filter(({ kind }) =>
  kind.startsWith('household-'),
);

const versions = new Map(rulesAsked.map(({ code, version }) => [code, version]));

const headerOf = (state: Frozen, day: LocalDate): BatchHeader => ({
  batch: state.batch,
  division: state.division,
  benefitMonth: state.benefitMonth,
  frozenOn: state.frozenOn,
  sentToBankOn: day,
  count: state.list.count,
  sumFen: state.list.sumFen,
});

const byHousehold = (items: readonly ListedItem[]): ReadonlyMap<string, readonly ListedItem[]> => {
  const owners = new Map<string, ListedItem[]>();
  for (const item of items) {
    const owner = `household/${item.household}`;
    owners.set(owner, [...(owners.get(owner) ?? []), item]);
  }
  return owners;
};

const shownOf = (finding: Finding): ShownFinding => ({
  findingId: findingId(finding),
  version: versions.get(finding.rule) ?? 0,
  blocking: isBlocking(finding),
  finding,
});

/** What the rules find if the batch goes out today, household by household. */
const screened = async (needs: ScreenNeeds, state: Frozen, day: LocalDate) => {
  const { readSide, policies } = needs;
  const timeline = await policies.timeline(readSide.manager);
  const items = byHousehold(await keptList<ListedItem>(needs.vault, state.list));
  const header = headerOf(state, day);
  const asked = { divisions: [state.division], kinds: ['household-month'] as const };
  const shown: ShownFinding[] = [];
  for await (const page of readCases(readSide.manager, asked)) {
    for (const { owner, facts } of page) {
      const own = items.get(owner);
      if (!own) continue;
      const found = findingsOf(owner, facts, timeline.on(day), { header, items: own, day });
      shown.push(...found.map(shownOf));
    }
  }
  const entries = timeline.entriesOn(day) as unknown as JsonObject;
  return {
    shown: shown.sort((a, b) => compare(a.findingId, b.findingId)),
    policyDigest: hash('sha256', canonicalEventJson(entries), 'hex'),
  };
};

const countsOf = (shown: readonly ShownFinding[]) =>
  rulesAsked.map(({ code, version }) => {
    const own = shown.filter(({ finding }) => finding.rule === code);
    const blocking = own.filter((one) => one.blocking).length;
    return { rule: code, version, blocking, warning: own.length - blocking };
  });

/** 筛查: asks the rules of today, and records what they said before anybody decides on it. */
export const screenBatch = async (
  needs: ScreenNeeds,
  order: ActOrder,
): Promise<readonly ShownFinding[] | Refusal<BatchRefusal>> => {
  const { state } = await batchHeld(needs.ledger, order.batch);
  if (state.status === 'not-stated' || state.status === 'stated') return refuse('batch-not-opened');
  if (state.status !== 'frozen') {
    return refuse('batch-at-other-step', { status: state.status, next: nextStep[state.status] });
  }
  const screenedOn = needs.clock.today();
  const { shown, policyDigest } = await screened(needs, state, screenedOn);
  const kept = await keepList(needs.vault, `screening-${order.batch}`, shown);
  const blocking = shown.filter((one) => one.blocking).length;
  const outcome = await actOn(
    needs,
    order,
    {
      type: 'ScreenBatch',
      data: {
        batch: order.batch,
        screenedOn,
        screenedBy: order.actor,
        rules: countsOf(shown),
        policyDigest,
        blocking,
        warning: shown.length - blocking,
        shown: kept,
      },
    },
    screenedOn,
    kept.digest,
    policyDigest,
  );
  return 'refused' in outcome ? outcome : shown;
};

/** What the last screening of a batch showed; undefined while there was none. */
export const lastScreening = async (
  needs: Pick<ActNeeds, 'ledger' | 'vault'>,
  batch: BatchNo,
): Promise<readonly ShownFinding[] | undefined> => {
  const { events } = await batchHeld(needs.ledger, batch);
  const last = events.findLast((event) => event.type === 'BatchScreened');
  return last && keptList<ShownFinding>(needs.vault, last.data.shown);
};
