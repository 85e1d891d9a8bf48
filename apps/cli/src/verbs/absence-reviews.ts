import {
  AskMissingReviews,
  type MissingReviewAnswer,
  type MissingReviewsAnswer,
} from '@ledger/application';
import type { ExitCode } from '../exit-code';
import { table, type TableColumn } from '../terminal/table';
import { answerOfPeople } from './questions';

const columns: readonly TableColumn<MissingReviewAnswer>[] = [
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNo },
  { title: '台账编号', of: (row) => row.entry },
  { title: '对象', of: (row) => row.beneficiaryName ?? '—' },
  { title: '代管人', of: (row) => row.proxyHolderName ?? '—' },
  { title: '上次核查', of: (row) => row.lastReviewedOn ?? '台账未载' },
  { title: '应报日', of: (row) => row.dueOn },
  { title: '逾期天数', of: (row) => String(row.daysLate), right: true },
];

const linesOf = ({ knowledgeDate, reviews }: MissingReviewsAnswer): readonly string[] => [
  `以 ${knowledgeDate} 已知，${reviews.length} 张代管卡折逾期未核查` +
    ` As known on ${knowledgeDate}: reviews of ${reviews.length} cards in custody are overdue`,
  ...(reviews.length === 0 ? [] : table(columns, reviews)),
];

/** `absence --reviews`: card by card, what the register of absences says of a village in one row. */
export const printReviews = (words: readonly string[]): Promise<ExitCode> =>
  answerOfPeople(
    words,
    'reviews',
    ({ queries }, asked) => queries.execute(new AskMissingReviews(asked)),
    linesOf,
  );
