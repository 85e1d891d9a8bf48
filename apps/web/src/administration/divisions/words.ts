import { wordsIn } from '../../words/words-in';

const zh = {
  title: '行政区划',
  meaning: '低保家庭档案里的村（社区）和有账号的区划；账号只能看到本区划及以下。',
  list: '区划清单',
  none: '还没有区划。导入低保家庭档案后，这里列出各村（社区）。',
  code: '区划代码',
  level: '级别',
  levels: { district: '区县', street: '镇街', village: '村（社区）' } as Readonly<
    Record<string, string>
  >,
  name: '名称',
  households: '户数',
  findings: '未结疑点',
  accounts: '账号',
  seeAccounts: (count: string, name: string) => `${name} 的账号 ${count} 个`,
};

const en: typeof zh = {
  title: 'Divisions',
  meaning:
    'Villages that the archives name, and divisions that accounts work for; an account sees its own and those beneath it.',
  list: 'Divisions',
  none: 'There is none yet. The archive of households brings the villages.',
  code: 'Code',
  level: 'Level',
  levels: { district: 'district', street: 'street', village: 'village' },
  name: 'Name',
  households: 'Households',
  findings: 'Open findings',
  accounts: 'Accounts',
  seeAccounts: (count, name) => `${count} accounts of ${name}`,
};

/** Words of the page on divisions. */
export const useDivisionWords = wordsIn({ zh, en });
