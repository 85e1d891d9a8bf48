import type { DocumentNo } from '@ledger/kernel';
import { type FundSource, type Report, RURAL_DIBAO } from '@ledger/ledger';
import { type Cells, day, dayOrNone, money, monthOrNone, present, text, whole } from './cells';
import type { FileContext, RowPlan } from './plan';

const sources: Readonly<Record<string, FundSource>> = {
  中央: 'CENTRAL',
  市级: 'MUNICIPAL',
  区级: 'DISTRICT',
};

const stages = {
  筹集: { stage: 'RAISED', type: 'StateFundsRaised' },
  分配: { stage: 'ALLOCATED', type: 'StateFundsAllocated' },
  拨付: { stage: 'APPROPRIATED', type: 'StateFundsAppropriated' },
  使用: { stage: 'USED', type: 'StateFundsUse' },
} as const;

/**
 * 02 资金台账, a living ledger: a row is known from its business day on and its arrival from the
 * day of arrival on, whichever day the file came.
 */
export const fundRow = (cells: Cells, context: FileContext): RowPlan => {
  const { stage, type } = stages[text(cells, '环节') as keyof typeof stages];
  const arrivedOn = dayOrNone(cells, '到账日期');
  const where = {
    document: text(cells, '文号') as DocumentNo,
    division: context.division,
    programme: text(cells, '项目') === '农村低保' ? RURAL_DIBAO : 'OTHER',
    fiscalYear: text(cells, '所属年度') || text(cells, '业务日期').slice(0, 4),
  };
  const movement = present({
    ...where,
    amountFen: money(cells, '金额(元)'),
    businessOn: day(cells, '业务日期'),
    source: sources[text(cells, '资金来源')] ?? 'OTHER',
    fromUnit: text(cells, '拨出单位'),
    toUnit: text(cells, '拨入单位'),
    relatedDocument: (text(cells, '关联文号') || undefined) as DocumentNo | undefined,
    benefitMonth: monthOrNone(cells, '所属月份'),
  });
  const moved: Report = { type, data: movement };
  return {
    row: whole(cells, '序号'),
    people: {},
    words: {},
    statements: () => [
      { knownOn: movement.businessOn, report: moved },
      // What was used has arrived before; a day in that cell says nothing more.
      ...(arrivedOn && stage !== 'USED'
        ? [
            {
              knownOn: arrivedOn,
              report: { type: 'StateFundsArrived', data: { ...where, stage, arrivedOn } } as const,
            },
          ]
        : []),
    ],
  };
};
