import type { Said } from '../../questions/knowledge-answer';
import { both, type Column, type Language, tableOf } from '../paper';

const columns: readonly Column<Said>[] = [
  { head: both('通知要求的内容', 'What the notice asks for'), width: 64, of: (item) => item },
  { head: both('户数', 'Households'), width: 10, of: () => '' },
  { head: both('人数', 'Persons'), width: 10, of: () => '' },
  {
    head: both('情况、措施、责任人、时限', 'What was done, by whom, until when'),
    width: 70,
    of: () => '',
  },
];

const parts = {
  groups: {
    name: both('（一）3 对象情况：手工填写', '(1) 3 Groups: by hand'),
    items: [
      both('排查的农村低保对象', 'Beneficiaries that were gone through'),
      both('不符合条件、已清退', 'Not entitled any more, removed'),
      both('未纳入保障的重点人群（摸排）', 'Groups at risk not yet covered, visited'),
      both('新纳入低保、特困供养、临时救助', 'Newly taken into the guarantee, support or aid'),
    ],
  },
  policy: {
    name: both('（二）3 政策落实：手工填写', '(2) 3 Policy: by hand'),
    items: [
      both(
        '重残、重病人员申请“单人保”',
        'Severely disabled or ill persons covered singly, asked for',
      ),
      both('未参保失业人员一次性临时救助金', 'One-off aid to unemployed without insurance'),
      both('特困供养扩面、提标', 'Special hardship support widened or raised'),
    ],
  },
  money: {
    name: both('（三）4 资金管理：手工填写', '(3) 4 Money: by hand'),
    items: [
      both('卡折与密码分开保管的检查', 'Cards and their passwords kept apart, looked at'),
      both('代管人支取登记与凭据', 'Withdrawals by keepers, entered and receipted'),
      both('各环节存在的其他问题', 'Anything else at any hop'),
    ],
  },
  conduct: {
    name: both('（四）3 作风与整改：手工填写', '(4) 3 Conduct: by hand'),
    items: [
      both('三年专项治理发现问题的整改', 'What three years of work found, put right'),
      both('不担当、不作为、脸难看、事难办', 'Complaints of how people were treated'),
      both('形式主义、官僚主义问题', 'Formalism'),
      both('服务热线诉求及办理', 'What came by the hotline, and what became of it'),
    ],
  },
} as const;

/** What a part of the notice asks for and no list of the ledger tells. */
export const byHand = (part: keyof typeof parts, language: Language) =>
  tableOf(language, {
    name: parts[part].name,
    lines: [
      both(
        '台账没有这些数据，请手工填写。',
        'The ledger does not know this: please write it by hand.',
      ),
    ],
    columns,
    rows: parts[part].items,
    isByHand: true,
  });
