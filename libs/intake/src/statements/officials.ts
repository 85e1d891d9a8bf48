import type { HouseholdNo } from '@ledger/kernel';
import { compact } from '../normalise/text';
import { type Cells, dayOrNone, idOr, present, text, whole, wordsOf } from './cells';
import type { FileContext, Named, RowPlan, TokenMaker } from './plan';
import { relationOf, standingOf } from './relations';

interface Relative {
  readonly named: Named;
  readonly relation: string;
}

const RELATIVE = /^(.+?)\((.*?)[,，、](.+)\)$/;

/** 姓名(关系,身份证号);…. Who is named without a number cannot be told from a namesake. */
const relativesIn = (cell: string): readonly Relative[] =>
  compact(cell)
    .split(/[;；]/)
    .flatMap((part) => {
      const [, name, relation, idNumber] = RELATIVE.exec(part) ?? [];
      if (!name || !idNumber) return [];
      return [{ named: { idNumber: idNumber.toUpperCase(), name }, relation: relation ?? '' }];
    });

/** 09 村干部及经办人员: an office and its term, and the near relatives the holder has named. */
export const cadreRow = (cells: Cells, { receivedOn, division }: FileContext): RowPlan => {
  const relatives = relativesIn(text(cells, '近亲属'));
  const roleOf = (index: number) => `relative ${index}`;
  return {
    row: whole(cells, '序号'),
    people: {
      person: { idNumber: text(cells, '身份证号'), name: text(cells, '姓名') },
      ...Object.fromEntries(relatives.map(({ named }, index) => [roleOf(index), named])),
    },
    words: {
      row: {
        owner: 'person',
        kind: 'office-holding',
        content: wordsOf(cells, ['姓名', '身份证号', '单位', '职务', '近亲属']),
      },
    },
    statements: ({ person, evidence }) => [
      {
        knownOn: receivedOn,
        report: {
          type: 'StateOfficeHolding',
          data: present({
            person: person('person'),
            division,
            termFrom: dayOrNone(cells, '任期起'),
            termUntil: dayOrNone(cells, '任期止'),
            handles: text(cells, '是否经办') === '是',
            relatives: relatives.map(({ relation }, index) => ({
              person: person(roleOf(index)),
              relation: relationOf(relation),
            })),
            statedOn: receivedOn,
            evidence: evidence('row'),
          }),
        },
      },
    ],
  };
};

/** 10 近亲属备案, a living register: a row is known from the day the street filed it on. */
export const filingRow = (cells: Cells, { receivedOn }: FileContext): RowPlan => {
  const filedOn = dayOrNone(cells, '街道备案日期');
  return {
    row: whole(cells, '序号'),
    people: {
      official: { idNumber: text(cells, '备案人身份证号'), name: text(cells, '备案人姓名') },
      person: { idNumber: text(cells, '对象身份证号'), name: text(cells, '对象姓名') },
    },
    words: {
      row: {
        owner: 'person',
        kind: 'near-relative-filing',
        content: wordsOf(cells, [
          '备案号',
          '备案人姓名',
          '备案人身份证号',
          '单位',
          '职务',
          '对象姓名',
          '对象身份证号',
          '与备案人关系',
          '申报时点',
          '入户人员',
          '入户结论',
          '状态',
        ]),
      },
    },
    statements: ({ person, evidence }) => [
      {
        knownOn: filedOn ?? receivedOn,
        report: {
          type: 'StateNearRelativeFiling',
          data: present({
            household: text(cells, '家庭编号') as HouseholdNo,
            official: person('official'),
            person: person('person'),
            relation: relationOf(text(cells, '与备案人关系')),
            standing: standingOf(text(cells, '状态')),
            filedOn,
            visitedOn: dayOrNone(cells, '县级入户日期'),
            statedOn: receivedOn,
            evidence: evidence('row'),
          }),
        },
      },
    ],
  };
};

/** 11 账户变更: where a household is paid from a day on, and whether a second person looked. */
export const accountChangeRow = (
  cells: Cells,
  { receivedOn, division }: FileContext,
  token: TokenMaker,
): RowPlan => {
  const household = text(cells, '家庭编号') as HouseholdNo;
  return {
    row: whole(cells, '序号'),
    people: { head: { idNumber: idOr('', household), name: text(cells, '户主姓名') } },
    words: {
      row: {
        owner: 'head',
        kind: 'account-change',
        content: wordsOf(cells, [
          '户主姓名',
          '原账号',
          '新账号',
          '经办人',
          '复核人',
          '新开户银行',
          '新账户名',
          '变更原因',
        ]),
      },
    },
    statements: ({ evidence }) => [
      {
        knownOn: receivedOn,
        report: {
          type: 'StatePayoutAccountChange',
          data: present({
            household,
            division,
            changedOn: dayOrNone(cells, '变更日期'),
            reviewed: text(cells, '复核人') !== '',
            previousAccountToken: token.account(text(cells, '原账号')),
            newAccountToken: token.account(text(cells, '新账号')),
            newAccountHolderToken: token.name(text(cells, '新账户名')),
            evidence: evidence('row'),
          }),
        },
      },
    ],
  };
};
