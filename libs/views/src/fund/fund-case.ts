import type { FundStage } from '@ledger/ledger';
import { allOf, type CaseKind } from '../case';
import { compare, knownAt } from '../fact';
import { type FundDocumentView, moneyStuck } from '../findings/money-stuck/rule';
import { fundSpans } from '../registers/delays/fund-spans';
import { type CellResult, NO_MONEY } from '../result';
import { subjectOf } from '../subjects';
import { documentsIn, movementsIn } from './documents';

const moneyOf = ({ stage, movement, arrivedOn }: FundDocumentView) => {
  const amount = movement.amountFen;
  switch (stage) {
    case 'RAISED':
      return { ...NO_MONEY, raised: amount };
    case 'ALLOCATED':
      return { ...NO_MONEY, allocated: amount };
    case 'APPROPRIATED':
      return { ...NO_MONEY, appropriated: amount, appropriatedArrived: arrivedOn ? amount : 0 };
    case 'USED':
      return { ...NO_MONEY, used: amount };
  }
};

/** One document (文号) of the money ledger: its money and whether it waits too long. */
export const fundCase: CaseKind = (owner, facts, policies) => {
  const own = allOf(facts);
  // `fund/<stage>/<document>`, and a document number may hold a slash of its own.
  const [, written, ...rest] = owner.split('/');
  const stage = written as FundStage;
  const document = rest.join('/');
  return [
    {
      key: subjectOf.fund(stage, document),
      facts: own,
      assess: (knowledgeDay): CellResult => {
        const known = knownAt(own, knowledgeDay);
        const standing = documentsIn(known, stage).find((d) => d.movement.document === document);
        if (!standing) return { findings: [] };
        const { movement, arrivedOn } = standing;
        const view: FundDocumentView = {
          stage,
          movement,
          arrivedOn,
          appropriations: movementsIn(known, 'APPROPRIATED')
            .filter((linked) => linked.relatedDocument === document)
            .sort((a, b) => compare(a.businessOn, b.businessOn)),
          knowledgeDay,
        };
        const money = {
          village: null,
          division: movement.division,
          benefitMonth: movement.benefitMonth ?? null,
          household: null,
          sums: moneyOf(view),
        };
        const hops = { division: movement.division, spans: fundSpans(view, policies) };
        return { ...moneyStuck.assess(view, policies), money, hops };
      },
    },
  ];
};
