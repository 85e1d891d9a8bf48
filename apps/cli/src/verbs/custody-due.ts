import { AskCustodyDue, type CustodyDueRow } from '@ledger/application';
import { EXIT } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { print, printJson } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import { UsageProblem, type Verb } from '../verb';
import { exactly, knownOn, parseWords } from '../words';

const whats = {
  AGREEMENT_MISSING: '缺代管协议',
  STREET_FILING_MISSING: '缺街道备案',
  COUNTY_FILING_MISSING: '缺县级备案',
  AGREEMENT_ENDS: '协议到期',
  REVIEW_DUE: '应核查',
} satisfies Record<CustodyDueRow['what'], string>;

const columns: readonly TableColumn<CustodyDueRow>[] = [
  { title: '村', of: (row) => row.village ?? '—' },
  { title: '户号', of: (row) => row.householdNo },
  { title: '对象', of: (row) => row.beneficiaryName ?? '—' },
  { title: '台账编号', of: (row) => row.entry },
  { title: '代管人', of: (row) => row.proxyHolderName ?? '—' },
  { title: '事项', of: (row) => whats[row.what] },
  { title: '期限', of: (row) => row.dueOn ?? '即办' },
  {
    title: '还有几天',
    of: (row) => (row.daysLeft === null ? '—' : String(row.daysLeft)),
    right: true,
  },
];

const DAYS_DEFAULT = 30;
const DAYS_MAX = 400;

const daysFrom = (text: string | undefined): number => {
  if (text === undefined) return DAYS_DEFAULT;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : DAYS_MAX + 1;
  if (days <= DAYS_MAX) return days;
  throw new UsageProblem(
    `--within ${text} 写法有误，应为 0 至 ${DAYS_MAX} 的天数。`,
    `--within ${text} is no number of days from 0 to ${DAYS_MAX}.`,
  );
};

export const custodyDue: Verb = {
  name: 'custody-due',
  forms: ['[--within DAYS] [--known-on DATE] [--village V] [--json]'],
  zh: '代管待办：缺手续的、几日内到期的协议、应核查的卡折',
  en: 'cards in custody whose papers are missing or run out, or that are to be reviewed',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      within: { type: 'string' },
      'known-on': { type: 'string' },
      village: { type: 'string' },
      json: { type: 'boolean' },
    });
    exactly(positionals);
    const { village } = values;
    const asked = {
      scope: EVERYWHERE,
      knownOn: knownOn(values['known-on']),
      withinDays: daysFrom(values.within),
      ...(village !== undefined && { village }),
    };
    const answer = await askLedger(({ queries }) => queries.execute(new AskCustodyDue(asked)));
    if (values.json) await printJson(answer);
    else {
      await print(
        `以 ${answer.knowledgeDate} 已知，${answer.withinDays} 日内代管待办 ${answer.rows.length} 项` +
          ` As known on ${answer.knowledgeDate}: ${answer.rows.length} things due within ${answer.withinDays} days`,
        ...table(columns, answer.rows),
      );
    }
    return EXIT.success;
  },
};
