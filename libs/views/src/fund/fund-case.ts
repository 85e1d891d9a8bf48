import type { FundMovement } from '@ledger/ledger';
import { allOf, type CaseKind } from '../case';
import { compare, type Fact, isA, knownAt } from '../fact';
import { type FundDocumentView, moneyStuck } from '../findings/money-stuck/rule';
import { newest } from '../household/items';
import { type CellResult, NO_MONEY } from '../result';
import { subjectOf } from '../subjects';

const stages = {
  FundsRaised: 'RAISED',
  FundsAllocated: 'ALLOCATED',
  FundsAppropriated: 'APPROPRIATED',
} as const;

/** A living ledger may correct a document: its newest row counts, one row a document. */
const newestByDocument = (facts: readonly Fact[], stage: string): readonly FundMovement[] => {
  const rows = facts
    .filter(isA('FundsRaised', 'FundsAllocated', 'FundsAppropriated'))
    .filter((fact) => stages[fact.event.type] === stage);
  const documents = new Set(rows.map(({ event }) => event.data.document));
  return [...documents].map(
    (document) => newest(rows.filter((row) => row.event.data.document === document))!.event.data,
  );
};

const moneyOf = ({ stage, movement, arrivedOn }: FundDocumentView) => {
  const amount = movement.amountFen;
  switch (stage) {
    case 'RAISED':
      return { ...NO_MONEY, raised: amount };
    case 'ALLOCATED':
      return { ...NO_MONEY, allocated: amount };
    case 'APPROPRIATED':
      return { ...NO_MONEY, appropriated: amount, appropriatedArrived: arrivedOn ? amount : 0 };
  }
};

/** One document (文号) of the money ledger: its money and whether it waits too long. */
export const fundCase: CaseKind = (owner, facts, policies) => {
  const own = allOf(facts);
  const [, stage = '', ...rest] = owner.split('/');
  const document = rest.join('/');
  return [
    {
      key: subjectOf.fund(stage, document),
      facts: own,
      assess: (knowledgeDay): CellResult => {
        const known = knownAt(own, knowledgeDay);
        const movement = newestByDocument(known, stage).find((m) => m.document === document);
        if (!movement) return { findings: [] };
        const arrival = newest(known.filter(isA('FundsArrived')));
        const view: FundDocumentView = {
          stage: stage as FundDocumentView['stage'],
          movement,
          arrivedOn: arrival?.event.data.arrivedOn,
          appropriations: newestByDocument(known, 'APPROPRIATED')
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
        return { ...moneyStuck.assess(view, policies), money };
      },
    },
  ];
};
