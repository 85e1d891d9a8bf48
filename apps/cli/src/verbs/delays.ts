import { AskDelays, type DelayAnswer } from '@ledger/application';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { printHops, printSlowest } from './delay-register';
import { answerAsKnown } from './questions';

type Hop = DelayAnswer['allocationToAppropriation'];

const days = ({ p50, max }: Hop): string => (p50 === null ? '—' : `${p50}/${max}`);

const columns: readonly TableColumn<DelayAnswer>[] = [
  { title: '所属月份', of: (row) => row.benefitMonth },
  { title: '批次', of: (row) => row.batchNo },
  { title: '分配→拨付', of: (row) => days(row.allocationToAppropriation), right: true },
  { title: '拨付→送行', of: (row) => days(row.appropriationToSentToBank), right: true },
  { title: '送行→到账', of: (row) => days(row.sentToBankToCredited), right: true },
  { title: '逾期到账', of: (row) => String(row.creditedAfterDeadline), right: true },
  { title: '未到账', of: (row) => String(row.neverCredited), right: true },
];

export const delays: Verb = {
  name: 'delays',
  forms: [
    '[--known-on DATE] [--json]',
    '--hops [--by month|village|source] [--known-on DATE] [--json]',
    '--slowest [--hop NAME] [--count N] [--known-on DATE] [--json]',
  ],
  zh: '每批资金在各环节的天数（中位数/最长）；--hops 为各环节台账，未完成的也计入；--slowest 为最慢的及原因',
  en: 'days each batch took at every hop (median/longest); --hops: the register of all hops, open waits counted; --slowest: the longest waits and why',
  run: (words) => {
    if (words.includes('--hops')) return printHops(words);
    if (words.includes('--slowest')) return printSlowest(words);
    return answerAsKnown(
      words,
      ({ queries }, asked) => queries.execute(new AskDelays(asked)),
      (answer) => table(columns, answer),
    );
  },
};
