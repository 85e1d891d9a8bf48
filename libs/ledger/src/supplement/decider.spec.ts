import type { DivisionCode, HouseholdNo } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, document, evidence, month, yuan } from '../testing/words';
import { supplement, type SupplementAct } from './decider';
import type { SupplementEvent, SupplementOrdered } from './events';

const given = spec(supplement);
type Ordered = SupplementOrdered['data'];

const data: Ordered = {
  division,
  benefitMonth: month('2021-09'),
  order: 1,
  kind: 'FESTIVAL_GRANT',
  document: document('永民发〔2021〕30号'),
  per: 'HOUSEHOLD',
  amountFen: yuan(200),
  orderedOn: day('2021-08-20'),
  confirmedBy: 'zhao',
  evidence,
};
const ordered = (more: Partial<Ordered> = {}): SupplementEvent => ({
  type: 'SupplementOrdered',
  data: { ...data, ...more },
});
const order = (more: Partial<Ordered> & { askedBy?: string } = {}): SupplementAct => {
  const { order: _, ...asked } = { ...data, askedBy: 'qian', ...more };
  return { type: 'OrderSupplement', data: asked };
};
const no = (...numbers: readonly string[]) => numbers as readonly string[] as HouseholdNo[];
const village = (digits: string) => `${division}${digits}` as DivisionCode;
const before = (more: Partial<Ordered> = {}) => {
  const { order: number, document: of, division: where, orderedOn } = { ...data, ...more };
  return { order: number, document: of, division: where, orderedOn };
};

describe('a supplement (补助) is ordered', () => {
  it('by two people, and orders of a street and month are numbered', () => {
    given().when(order()).then(ordered());
    given()
      .when(order({ askedBy: 'zhao' }))
      .thenRefused('second-person-missing');
    given(ordered())
      .when(order({ kind: 'PRICE_SUBSIDY' }))
      .then(ordered({ kind: 'PRICE_SUBSIDY', order: 2 }));
    given(ordered())
      .when(order({ document: document('另一文号') }))
      .then(ordered({ document: document('另一文号'), order: 2 }));
  });

  it('once for every household that one document gives it to', () => {
    const named = { households: no('H1', 'H2') };
    given(ordered()).when(order(named)).thenRefused('supplement-ordered-before', before());
    given(ordered(named)).when(order()).thenRefused('supplement-ordered-before', before());
    given(ordered(named))
      .when(order({ households: no('H2', 'H3') }))
      .thenRefused('supplement-ordered-before', before());
    given(ordered(named))
      .when(order({ households: no('H3') }))
      .then(ordered({ households: no('H3'), order: 2 }));
  });

  it('village by village, if it is not ordered for the street', () => {
    const first = { division: village('201') };
    const second = { division: village('202') };
    given(ordered(first))
      .when(order(second))
      .then(ordered({ ...second, order: 2 }));
    given(ordered(first)).when(order()).thenRefused('supplement-ordered-before', before(first));
    // Whoever is named may live in any village of the street.
    given(ordered(first))
      .when(order({ households: no('H1') }))
      .thenRefused('supplement-ordered-before', before(first));
  });
});

describe('an order is reversed (冲正)', () => {
  const reversal = {
    benefitMonth: month('2021-09'),
    order: 1,
    reversedOn: day('2021-08-25'),
    reasonCode: 'WRONG_AMOUNT',
    confirmedBy: 'zhao',
    evidence,
  } as const;
  const reverse = (askedBy = 'qian', which = 1): SupplementAct => ({
    type: 'ReverseSupplement',
    data: { ...reversal, order: which, askedBy },
  });
  const reversed: SupplementEvent = {
    type: 'SupplementOrderReversed',
    data: { ...reversal, division },
  };

  it('by two people, while it stands', () => {
    given(ordered()).when(reverse()).then(reversed);
    given(ordered()).when(reverse('zhao')).thenRefused('second-person-missing');
    given(ordered()).when(reverse('qian', 2)).thenRefused('supplement-not-ordered', { order: 2 });
    given(ordered(), reversed).when(reverse()).thenRefused('supplement-not-ordered', { order: 1 });
  });

  it('and may be given anew, under a number of its own', () => {
    given(ordered(), reversed)
      .when(order())
      .then(ordered({ order: 2 }));
  });
});
