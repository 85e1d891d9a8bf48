import { AskMissingReviews, type MissingReviewAnswer } from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { exactly, knownOn, parseWords } from '../words';

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

/** `absence --reviews`: card by card, what the register of absences says of a village in one row. */
export const printReviews = async (words: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    reviews: { type: 'boolean' },
    'known-on': { type: 'string' },
    village: { type: 'string' },
    json: { type: 'boolean' },
    reveal: { type: 'string' },
  });
  exactly(positionals);
  const { village, reveal: reason } = values;
  const answer = await askLedger(({ queries, asker }) =>
    queries.execute(
      new AskMissingReviews({
        scope: EVERYWHERE,
        knownOn: knownOn(values['known-on']),
        ...(village !== undefined && { village }),
        ...(reason && { reveal: { ...asker, reason } }),
      }),
    ),
  );
  const { knowledgeDate, reviews } = answer;
  if (values.json) await printJson(answer);
  else {
    await print(
      `以 ${knowledgeDate} 已知，${reviews.length} 张代管卡折逾期未核查` +
        ` As known on ${knowledgeDate}: reviews of ${reviews.length} cards in custody are overdue`,
      ...(reviews.length === 0 ? [] : table(columns, reviews)),
    );
  }
  return EXIT.success;
};
