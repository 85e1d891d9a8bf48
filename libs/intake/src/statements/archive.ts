import type { HouseholdNo } from '@ledger/kernel';
import { idDefect } from '../normalise/resident-id';
import { type Cells, divisionOr, idOr, money, month, present, text, whole, wordsOf } from './cells';
import type { FileContext, RowPlan, TokenMaker } from './plan';

/** 01 低保家庭档案: one row a member; the household's own words repeat on each of its rows. */
export const archiveRow = (cells: Cells, context: FileContext, token: TokenMaker): RowPlan => {
  const household = text(cells, '家庭编号') as HouseholdNo;
  const headId = idOr(text(cells, '户主身份证号'), household);
  const memberId = idOr(text(cells, '成员身份证号'), `${household}/${text(cells, '成员姓名')}`);
  const defect = idDefect(text(cells, '成员身份证号'));
  return {
    row: whole(cells, '序号'),
    people: {
      head: { idNumber: headId, name: text(cells, '户主姓名') },
      member: { idNumber: memberId, name: text(cells, '成员姓名') },
    },
    words: {
      household: {
        owner: 'head',
        kind: 'household',
        content: wordsOf(cells, [
          '家庭编号',
          '低保证号',
          '组',
          '户主姓名',
          '户主身份证号',
          '开户银行',
          '账户名',
          '银行账号',
        ]),
      },
      member: {
        owner: 'member',
        kind: 'household-member',
        content: wordsOf(cells, ['家庭编号', '成员姓名', '成员身份证号', '与户主关系']),
      },
    },
    statements: ({ person, evidence }) => [
      {
        knownOn: context.receivedOn,
        report: {
          type: 'StateHousehold',
          data: present({
            household,
            division: divisionOr(cells, '行政区划代码', context.division),
            village: text(cells, '村'),
            head: person('head'),
            householdSize: whole(cells, '家庭人口'),
            coveredCount: whole(cells, '保障人口'),
            monthlyIncomeFen: money(cells, '家庭月收入'),
            monthlyAmountFen: money(cells, '月保障金额'),
            startMonth: month(cells, '起始月份'),
            accountToken: token.account(text(cells, '银行账号')),
            accountHolderToken: token.name(text(cells, '账户名')),
            statedOn: context.receivedOn,
            evidence: evidence('household'),
          }),
        },
      },
      {
        knownOn: context.receivedOn,
        report: {
          type: 'StateMember',
          data: present({
            household,
            person: person('member'),
            nameToken: token.name(text(cells, '成员姓名')),
            head: memberId === headId,
            covered: text(cells, '是否保障对象') === '是',
            monthlyIncomeFen: money(cells, '成员月收入'),
            idDefect: defect,
            statedOn: context.receivedOn,
            evidence: evidence('member'),
          }),
        },
      },
    ],
  };
};
