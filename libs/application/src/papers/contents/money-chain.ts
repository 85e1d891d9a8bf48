import { type DayFigures } from '@ledger/views';
import { fen, yuanText } from '@ledger/kernel';
import type { HopAnswer } from '../../answers';
import type { FundDocumentAnswer } from '../../funds/answers';
import type { PolicySettingAnswer } from '../../policy/answers';
import { both, type Column, type Language, type PaperCell, tableOf } from '../paper';
import { programmeWords, relationWords, sourceWords, stageWords } from '../paper-words';

const documentColumns: readonly Column<FundDocumentAnswer>[] = [
  { head: both('环节', 'Stage'), width: 9, of: ({ stage }) => stageWords[stage] },
  { head: both('文号', 'Document'), width: 24, of: ({ document }) => document },
  { head: both('来源', 'Source'), width: 9, of: ({ source }) => sourceWords[source] },
  { head: both('项目', 'Programme'), width: 14, of: ({ programme }) => programmeWords(programme) },
  { head: both('业务日期', 'Day'), width: 11, of: ({ businessOn }) => businessOn },
  { head: both('到账日期', 'Arrived'), width: 11, of: ({ arrivedOn }) => arrivedOn },
  { head: both('所属月份', 'Month'), width: 9, of: ({ benefitMonth }) => benefitMonth },
  {
    head: both('金额(元)', 'Amount'),
    width: 15,
    type: 'fen',
    of: ({ amountFen }) => amountFen,
  },
  { head: both('已用(元)', 'Drawn'), width: 15, type: 'fen', of: ({ drawnFen }) => drawnFen },
  { head: both('余额(元)', 'Left'), width: 15, type: 'fen', of: ({ leftFen }) => leftFen },
  { head: both('来源文号', 'Out of'), width: 22, of: ({ relatedDocument }) => relatedDocument },
];

/** Money raised, allocated, appropriated and used in a time; stages are not to be added up. */
export const documentsTable = (documents: readonly FundDocumentAnswer[], language: Language) =>
  tableOf(language, {
    name: both('（三）2 筹集、分配、拨付、使用', '(3) 2 Raised, allocated, appropriated, used'),
    columns: documentColumns,
    rows: documents,
  });

const days = (
  zh: string,
  en: string,
  of: (row: DayFigures) => number | null,
): Column<HopAnswer> => ({
  head: both(zh, en),
  width: 11,
  type: 'number',
  of: ({ calendarDays }) => of(calendarDays),
});

const hopColumns: readonly Column<HopAnswer>[] = [
  { head: both('环节', 'Hop'), width: 26, of: ({ name }) => name },
  { head: both('已完成', 'Done'), width: 10, type: 'number', of: ({ done }) => done },
  { head: both('未完成', 'Open'), width: 10, type: 'number', of: ({ open }) => open },
  days('中位天数', 'Days p50', ({ p50 }) => p50),
  days('九成天数', 'Days p90', ({ p90 }) => p90),
  days('最长天数', 'Days max', ({ max }) => max),
  {
    head: both('工作日中位', 'Working p50'),
    width: 12,
    type: 'number',
    of: ({ workingDays }) => workingDays?.p50 ?? null,
  },
  {
    head: both('最久未完成(天)', 'Oldest open'),
    width: 14,
    type: 'number',
    of: ({ oldestOpenDays }) => oldestOpenDays,
  },
  { head: both('时限', 'Limit'), width: 9, type: 'number', of: ({ limit }) => limit },
  {
    head: both('超期笔数', 'Late'),
    width: 11,
    type: 'number',
    of: ({ lateDone, lateOpen }) => lateDone + lateOpen,
  },
];

/** How long money waited at each hop, of waits that began in the time. */
export const hopsTable = (hops: readonly HopAnswer[], language: Language) =>
  tableOf(language, {
    name: both('（三）3 各环节用时', '(3) 3 Days at each hop'),
    lines: [
      both(
        '天数为自然日；只计在本期开始的等待，未完成的另列。时限为可用天数，入账一行为当月几日前。',
        'Calendar days, of waits that began in the time; what is open stands apart. The limit is in days, of the credit a day of the month.',
      ),
    ],
    columns: hopColumns,
    rows: hops,
  });

const valueOf = ({ value, unit }: PolicySettingAnswer, language: Language): PaperCell => {
  if (typeof value !== 'number') {
    return value
      .map((one) => relationWords[one as keyof typeof relationWords]?.[language] ?? one)
      .join(language === 'zh' ? '、' : ', ');
  }
  return unit === 'fen'
    ? `${yuanText(fen(value))} ${language === 'zh' ? '元' : 'yuan'}`
    : String(value);
};

/** Nothing of the office is older: such a first month means that no beginning is known. */
const SINCE_EVER = '1900';

const policyColumns = (language: Language): readonly Column<PolicySettingAnswer>[] => [
  { head: both('政策事项', 'Question'), width: 44, of: ({ words }) => words },
  { head: both('规定', 'Answer'), width: 30, of: (setting) => valueOf(setting, language) },
  {
    head: both('区划', 'Division'),
    width: 13,
    of: ({ division }) => division || both('全部', 'all'),
  },
  {
    head: both('自', 'From'),
    width: 9,
    of: ({ from }) => (from < SINCE_EVER ? both('一直', 'ever') : from),
  },
  { head: both('至（不含）', 'Until'), width: 10, of: ({ until }) => until },
  { head: both('文号', 'Document'), width: 28, of: ({ document }) => document },
  {
    head: both('原文核对', 'Verified'),
    width: 10,
    of: ({ verified }) => (verified ? both('已核对', 'yes') : both('未核对', 'no')),
  },
];

/** The standards and limits in force in the time, with the documents that set them. */
export const policiesTable = (policies: readonly PolicySettingAnswer[], language: Language) =>
  tableOf(language, {
    name: both('（二）1 执行的标准和规定', '(2) 1 Standards and rules in force'),
    columns: policyColumns(language),
    rows: policies,
  });
