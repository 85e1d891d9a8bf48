import type { QuarterKnown } from '../../questions/quarter';
import { MASKED, NO_VERDICT, type PaperContent } from '../content';
import { both, type Language } from '../paper';
import { byHand } from './by-hand';
import { decisionsTable } from './decisions';
import { documentsTable, hopsTable, policiesTable } from './money-chain';
import { custodyByVillage, groupsByVillage, policyByVillage } from './villages-of-quarter';
import { workByRule, workDone } from './work-by-rule';

const DECISIONS = both('（一）2 停发、减发、增发、恢复', '(1) 2 Stops and changes');

const tablesOf = (known: QuarterKnown, language: Language) => [
  groupsByVillage(known, language),
  decisionsTable(known.decisions, language, DECISIONS),
  byHand('groups', language),
  policiesTable(known.policies, language),
  policyByVillage(known, language),
  byHand('policy', language),
  custodyByVillage(known, language),
  documentsTable(known.documents, language),
  hopsTable(known.hops, language),
  byHand('money', language),
  workByRule(known, language),
  workDone(known, language),
  byHand('conduct', language),
];

/**
 * 工作台账 of a quarter in the four parts of the notice (二、重点任务). What the ledger cannot know
 * is left to the hand of the village, and says so.
 */
export const workLedgerContent = (known: QuarterKnown, language: Language): PaperContent => ({
  title: both(
    `农村低保专项治理巩固提升行动工作台账（${known.period.name.zh}）`,
    `Quarterly work ledger (工作台账), ${known.period.name.en}`,
  ),
  lines: [NO_VERDICT],
  tables: tablesOf(known, language),
  notes: [
    MASKED,
    both(
      `“本季度”为 ${known.period.from} 至 ${known.period.until}；存量数字为按知悉日所知的状态。标“手工填写”的各表，台账没有数据，由村（社区）填写。`,
      `“The quarter” is ${known.period.from} to ${known.period.until}; what stands is as known on the knowledge day. Tables “by hand” are about what the ledger does not know; the village fills them in.`,
    ),
  ],
  signatures: [
    both('填报人：', 'Filled in by: '),
    both('审核人：', 'Checked by: '),
    both('负责人：', 'Head: '),
  ],
});
