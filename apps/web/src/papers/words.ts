import { wordsIn } from '../words/words-in';

const zh = {
  print: '打印件',
  inForm: (name: string, form: string) => `下载 ${name} ${form}`,
  making: '正在制作。页数多的要一分钟左右，可以先看别的页面，做好后自动保存。',

  title: '资料',
  meaning: '每份资料都有 Excel 和 PDF；姓名、证件号、账号一律掩码，下载会留痕。',
  language: '资料语言',
  languages: { zh: '中文', en: 'English' },
  village: '村（社区）',
  allVillages: '全部',
  lists: '台账与清单',
  listsNote: (day: string) => `以 ${day} 已知的材料为准；换一天请在页面顶端选择。`,
  periods: '按时段的资料',
  periodsNote: '季度台账和年终汇总以时段最后一天已知的材料为准，时段未完的以今天为准。',
  single: '单份资料',
  paper: '资料',
  what: '内容',
  period: '时段',
  month: '月份',
  year: '年度',
  quarter: '季度',
  quarters: ['一季度', '二季度', '三季度', '四季度'],
  download: '下载',
  whole: '张榜须写全姓名的理由（选填，留痕）',
  findings: { name: '疑点清单', what: '下村核查用：疑点、对象、金额和先核对的合规可能' },
  custody: { name: '卡折代管台账', what: '谁的卡折由谁代管、协议、备案和核查' },
  overpayments: { name: '多发追回台账', what: '多发、收回、抵扣、核销和尚欠' },
  arrears: { name: '应补发台账', what: '应发未发的月份和原因' },
  decisions: { name: '停发减发增发恢复台账', what: '名单所载和本系统作出的决定' },
  'near-relatives': { name: '近亲属备案登记簿', what: '村干部、经办人员近亲属享受低保的备案' },
  'public-notice': { name: '公示名单', what: '按月按村张榜：姓名、人数和金额' },
  'work-ledger': { name: '季度工作台账', what: '通知要求的四个部分' },
  'year-end': { name: '年终汇总', what: '全年资金、发放、多发和追回' },
  batch: { name: '发放花名册', what: '冻结以后的批次，在批次页上下载' },
  certificate: { name: '月结证书', what: '已结月份，在月结页上下载' },
  toBatches: '到发放批次',
  toMonths: '到月结',
};

const en: typeof zh = {
  print: 'On paper',
  inForm: (name, form) => `Download ${name} as ${form}`,
  making:
    'Being made. Many pages take about a minute; look at other pages meanwhile, it is saved by itself.',

  title: 'Papers',
  meaning:
    'Each as Excel and PDF. Names, ID numbers and accounts are masked, and a download is recorded.',
  language: 'Language of the papers',
  languages: { zh: '中文', en: 'English' },
  village: 'Village',
  allVillages: 'all',
  lists: 'Registers and lists',
  listsNote: (day) => `As known on ${day}; for another day choose it at the top of the page.`,
  periods: 'Papers of a period',
  periodsNote:
    'The ledger of a quarter and the summary of a year are as known on their last day, or today while they run.',
  single: 'Single papers',
  paper: 'Paper',
  what: 'What it holds',
  period: 'Period',
  month: 'Month',
  year: 'Year',
  quarter: 'Quarter',
  quarters: ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'],
  download: 'Download',
  whole: 'Why whole names must stand on the notice (optional, recorded)',
  findings: {
    name: 'List of findings',
    what: 'To take to the village: whom, how much, and the lawful explanation to check first',
  },
  custody: {
    name: 'Register of custody',
    what: 'Whose card is kept by whom; agreements, filings, reviews',
  },
  overpayments: {
    name: 'Register of overpayments',
    what: 'Overpaid, received, offset, written off, outstanding',
  },
  arrears: {
    name: 'Register of arrears',
    what: 'Months that ought to have been paid, and why they were not',
  },
  decisions: { name: 'Register of decisions', what: 'By lists and made here' },
  'near-relatives': {
    name: 'Filings of near relatives',
    what: 'Of cadres and handlers, on the rolls',
  },
  'public-notice': {
    name: 'Public notice',
    what: 'A month and village: names, members and amounts',
  },
  'work-ledger': { name: 'Work ledger of a quarter', what: 'In the four parts of the notice' },
  'year-end': { name: 'Summary of a year', what: 'Funds, payments, overpayments and recovery' },
  batch: { name: 'Roster of a batch', what: 'Once it is frozen, on the page of the batch' },
  certificate: {
    name: 'Certificate of a month',
    what: 'Once it is closed, on the page of the month',
  },
  toBatches: 'To the batches',
  toMonths: 'To the months',
};

/** Words on papers. */
export const usePaperWords = wordsIn({ zh, en });
