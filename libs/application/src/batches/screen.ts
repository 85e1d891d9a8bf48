import { hash } from 'node:crypto';
import { canonicalEventJson } from '@ledger/event-store';
import type { BatchNo, JsonObject, LocalDate, Refusal } from '@ledger/kernel';
import { batchAt, type BatchHeader, type BatchRefusal, type BatchState } from '@ledger/ledger';
import { findingId, readCases } from '@ledger/projector';
import {
  type CellKind,
  compare,
  type Finding,
  findingsOf,
  type RuleVersion,
  ruleVersions,
  type Screened,
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

/** What a batch can set off before it is sent: over households, their accounts and its money. */
const KINDS = [
  'household-month',
  'household-members',
  'household-relatives',
  'household-account-changes',
  'account',
  'clearing',
] as const satisfies readonly CellKind[];

const rulesAsked: readonly RuleVersion[] = ruleVersions.filter(({ kind }) =>
  (KINDS as readonly CellKind[]).includes(kind),
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

/** The items by the cases they are told of: their households, their accounts, and the street's own. */
const byCase = (
  items: readonly ListedItem[],
  { division }: Frozen,
): ReadonlyMap<string, readonly ListedItem[]> => {
  const owners = new Map<string, ListedItem[]>([[`clearing/${division}`, []]]);
  const add = (owner: string, item: ListedItem) => {
    const own = owners.get(owner);
    if (own) own.push(item);
    else owners.set(owner, [item]);
  };
  for (const item of items) {
    add(`household/${item.household}`, item);
    if (item.accountToken) add(`account/${item.accountToken}`, item);
  }
  return owners;
};

const shownOf = ({ finding, blocking }: Screened): ShownFinding => ({
  findingId: findingId(finding),
  version: versions.get(finding.rule) ?? 0,
  blocking,
  finding,
});

/** What the rules find if the batch goes out today, case by case. */
const screened = async (needs: ScreenNeeds, state: Frozen, day: LocalDate) => {
  const { readSide, policies } = needs;
  const timeline = await policies.timeline(readSide.manager);
  const cases = byCase(await keptList<ListedItem>(needs.vault, state.list), state);
  const header = headerOf(state, day);
  const asked = {
    divisions: [state.division],
    kinds: KINDS,
    owners: new Set(cases.keys()),
  };
  const shown: ShownFinding[] = [];
  for await (const page of readCases(readSide.manager, asked)) {
    for (const { owner, facts, flows } of page) {
      const toBeSent = { header, items: cases.get(owner) ?? [], day };
      const found = findingsOf(owner, facts, timeline.on(day), toBeSent, flows);
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
  const state = batchAt((await batchHeld(needs.ledger, order.batch)).state, 'frozen');
  if ('refused' in state) return state;
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
