import type { FundStage, LeftStage } from '@ledger/ledger';
import { allOf, type CaseKind } from '../case';
import { compare, knownAt } from '../fact';
import { type FundDocumentView, moneyStuck } from '../findings/money-stuck/rule';
import { fundSpans } from '../registers/delays/fund-spans';
import { type CellResult, type Money, NO_MONEY } from '../result';
import { subjectOf } from '../subjects';
import { documentsIn, movementsIn, surplusesOf } from './documents';

const RETURNED = {
  RAISED: 'raisedReturned',
  ALLOCATED: 'allocatedReturned',
  APPROPRIATED: 'appropriatedReturned',
} as const satisfies Record<LeftStage, keyof Money>;

const CARRIED_OVER = {
  RAISED: 'raisedCarriedOver',
  ALLOCATED: 'allocatedCarriedOver',
  APPROPRIATED: 'appropriatedCarriedOver',
} as const satisfies Record<LeftStage, keyof Money>;

const moneyOf = ({ stage, movement, arrivedOn, relatedStage }: FundDocumentView): Money => {
  const amount = movement.amountFen;
  switch (stage) {
    case 'RAISED':
      // What was carried over was raised once already, in the year it comes from.
      return { ...NO_MONEY, [movement.carriedOverFrom ? 'carriedIn' : 'raised']: amount };
    case 'ALLOCATED':
      return { ...NO_MONEY, allocated: amount };
    case 'APPROPRIATED':
      return { ...NO_MONEY, appropriated: amount, appropriatedArrived: arrivedOn ? amount : 0 };
    case 'USED':
      return { ...NO_MONEY, used: amount };
    case 'RETURNED':
      return relatedStage ? { ...NO_MONEY, [RETURNED[relatedStage]]: amount } : NO_MONEY;
    case 'CARRIED_OVER':
      return relatedStage ? { ...NO_MONEY, [CARRIED_OVER[relatedStage]]: amount } : NO_MONEY;
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
        const { movement, arrivedOn, relatedStage } = standing;
        const view: FundDocumentView = {
          stage,
          movement,
          arrivedOn,
          ...(relatedStage && { relatedStage }),
          surpluses: surplusesOf(known, 'ALLOCATED').filter(
            (linked) => stage === 'ALLOCATED' && linked.relatedDocument === document,
          ),
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
