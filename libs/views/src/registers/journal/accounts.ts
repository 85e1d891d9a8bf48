import type { Money } from '../../result';
import type { Words } from '../../findings/rule';

/** The accounts (科目) of the journal, in the order in which money passes them. */
export const accountWords = {
  'granted-by-treasuries': { zh: '财政拨入', en: 'granted by the treasuries' },
  raised: { zh: '已筹集未分配', en: 'raised, not allocated' },
  allocated: { zh: '已分配未拨付', en: 'allocated, not appropriated' },
  'in-transit': { zh: '已拨付未到账', en: 'appropriated, not arrived' },
  clearing: { zh: '发放账户', en: 'clearing account' },
  'at-bank': { zh: '银行代发在途', en: 'with the bank, not credited' },
  paid: { zh: '已发放到户', en: 'credited to households' },
  unmatched: { zh: '无名册入账', en: 'credited without a roster line' },
  'carried-over': { zh: '结转下年', en: 'carried over to the next year' },
  treasury: { zh: '已缴回国库', en: 'returned to the treasury' },
  'to-recover': { zh: '多发待追回', en: 'overpaid, to be recovered' },
  recovered: { zh: '多发已追回', en: 'overpaid, recovered' },
  offset: { zh: '多发抵扣', en: 'overpaid, offset' },
  'written-off': { zh: '多发已核销', en: 'overpaid, written off' },
  'use-reported': { zh: '已报告使用', en: 'use reported' },
  'use-to-report': { zh: '使用情况对应', en: 'counterpart of reported use' },
} as const satisfies Record<string, Words>;

export type Account = keyof typeof accountWords;
export const ACCOUNTS = Object.keys(accountWords) as readonly Account[];

/** What an amount of money is booked as: out of one account into another. */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
}

const into = (debit: Account, credit: Account): Posting => ({ debit, credit });

/**
 * What each kind of money books. Every amount is booked on two accounts at once, so the journal is
 * zero by construction. Undefined: a part or a sum of other kinds, which would be booked twice.
 */
export const postings: Readonly<Record<keyof Money, Posting | undefined>> = {
  raised: into('raised', 'granted-by-treasuries'),
  allocated: into('allocated', 'raised'),
  appropriated: into('in-transit', 'allocated'),
  appropriatedArrived: into('clearing', 'in-transit'),
  used: into('use-reported', 'use-to-report'),
  raisedReturned: into('treasury', 'raised'),
  allocatedReturned: into('treasury', 'allocated'),
  appropriatedReturned: into('treasury', 'clearing'),
  raisedCarriedOver: into('carried-over', 'raised'),
  allocatedCarriedOver: into('carried-over', 'allocated'),
  appropriatedCarriedOver: into('carried-over', 'clearing'),
  // Both years of one division: once the money has come to the next, the account is empty.
  carriedIn: into('raised', 'carried-over'),
  sentToBank: into('at-bank', 'clearing'),
  paid: into('paid', 'at-bank'),
  unmatchedBankCredits: into('unmatched', 'at-bank'),
  // What came back stands in the street's account again, to be sent anew or paid back.
  returned: into('clearing', 'at-bank'),
  refundedToTreasury: into('treasury', 'clearing'),
  overpaid: into('to-recover', 'paid'),
  recovered: into('recovered', 'to-recover'),
  writtenOff: into('written-off', 'to-recover'),
  // Two months of one household: what the one gives back the other has, so the account is empty.
  recoveredByOffset: into('offset', 'to-recover'),
  paidByOffset: into('paid', 'offset'),
  batched: undefined,
  inFlight: undefined,
  bankAmountDifference: undefined,
  reissued: undefined,
  returnedPending: undefined,
  overpaidPossible: undefined,
};
