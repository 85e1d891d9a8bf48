import type { Finding, RuleCode } from '@ledger/views';

type Days = Finding['days'];

const between = (from: string | undefined, to: string | undefined) =>
  from === to ? `${from ?? '不详'}` : `${from ?? '不详'}至${to ?? '不详'}`;

const notes: Readonly<Record<RuleCode, (days: Days) => string>> = {
  R01: (d) =>
    `死亡日期 ${between(d['diedEarliest'], d['diedLatest'])}，入账 ${d['creditedOn'] ?? '不详'}`,
  R02: (d) => `户名为已故成员（${between(d['diedEarliest'], d['diedLatest'])}），家庭仍在保`,
  R04: (d) => `特困起始月份 ${d['supportFromMonth'] ?? '不详'}，入账 ${d['creditedOn'] ?? '不详'}`,
  R06: (d) => `同月入账：${d['items'] ?? ''}`,
  R23: (d) => `应于 ${d['deadlineOn'] ?? ''} 前入账，实际 ${d['creditedOn'] ?? ''}`,
  R24: (d) =>
    `${d['stage'] === 'ALLOCATED' ? '分配' : '拨付'} ${d['businessOn'] ?? ''}，${
      d['clearedOn'] ? `至 ${d['clearedOn']} 到下一环节` : '尚未到下一环节'
    }`,
  R46: (d) => `规定日 ${d['deadlineOn'] ?? ''} 后无入账、无退票`,
};

/** One line of free text for lists; not part of what identifies a finding. */
export const noteOf = ({ rule, days }: Finding): string => notes[rule](days);
