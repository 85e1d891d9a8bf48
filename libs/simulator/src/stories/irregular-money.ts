import { addMonths, dayOfMonth, type YearMonth } from '@ledger/kernel';
import { registerDay } from '../office/calendar';
import { residentId } from '../world/resident-id';
import { type Household, newHousehold } from '../world/household';
import type { Person } from '../world/people';
import { isAlone, type Scene, type Story, type Told } from './story';

const once = (rule: string, { household, at }: Scene): Told => ({
  intended: [{ rule, household: household.no, month: at }],
});

const paidTwice: Story = {
  name: 'paid-twice',
  irregular: 'R06',
  months: 1,
  tell: (scene) => ({
    roster: [{ type: 'again', household: scene.household, month: scene.at }],
    ...once('R06', scene),
  }),
};

const changedBeforeFreeze: Story = {
  name: 'account-changed-before-freeze',
  irregular: 'R15',
  months: 2,
  tell: (scene): Told => {
    const { household, at, births, chance } = scene;
    const changedOn = dayOfMonth(at, chance.between(13, 20));
    const to = { ...household.account, number: births.account(chance) };
    const receivedOn = registerDay.accountChanges(at);
    const change = { household, from: household.account, to, changedOn, receivedOn };
    const month = addMonths(at, 1);
    return {
      accountChanges: [{ ...change, reviewed: false, reason: '卡片更换' }],
      intended: [{ rule: 'R15', household: household.no, month, ref: changedOn }],
    };
  },
};

const otherName: Story = {
  name: 'account-in-another-name',
  irregular: 'R16',
  months: 2,
  tell: (scene) => {
    const { household, at } = scene;
    const again = addMonths(at, 1);
    return {
      bank: [{ type: 'fail', household, month: at, failure: 'NAME_MISMATCH', again }],
      ...once('R16', scene),
    };
  },
};

const overStandard: Story = {
  name: 'amount-over-the-standard',
  irregular: 'R17',
  months: 1,
  fits: isAlone,
  tell: (scene) => ({
    roster: [{ type: 'change', household: scene.household, month: scene.at, byFen: 60_000 }],
    ...once('R17', scene),
  }),
};

const otherAmount: Story = {
  name: 'amount-not-entitlement',
  irregular: 'R18',
  months: 1,
  fits: ({ members }, due) => due(members) > 10_000,
  tell: (scene) => {
    const byFen = scene.chance.happens(0.5) ? -5_000 : 4_000;
    return {
      roster: [{ type: 'change', household: scene.household, month: scene.at, byFen }],
      ...once('R18', scene),
    };
  },
};

/** A household beside those of the archive, numbered apart. */
const besides = (scene: Scene, changes: Partial<Household>): Household => {
  const { household, births, chance, street, dueFen, at } = scene;
  const no = `${household.no.slice(0, 5)}-9${String(scene.number()).padStart(3, '0')}`;
  const { village } = household;
  const standardFen = dueFen([{ ...household.members[0]!, covered: true, incomeFen: 0 }], at);
  const place = { no, village, street, startMonth: at, statedOn: undefined, standardFen };
  return { ...newHousehold(place, births, chance), ...changes };
};

const inNoArchive: Story = {
  name: 'payee-in-no-archive',
  irregular: 'R19',
  months: 2,
  tell: (scene): Told => {
    const ghost = besides(scene, {});
    const months: readonly YearMonth[] = [scene.at, addMonths(scene.at, 1)];
    return {
      households: [ghost],
      roster: months.map((month) => ({ type: 'anyway', household: ghost, month })),
      intended: months.map((month) => ({ rule: 'R19', household: ghost.no, month })),
    };
  },
};

/** Paid a month before its first: the list of new households names the month after. */
const paidTooEarly: Story = {
  name: 'paid-before-first-month',
  irregular: 'R19',
  months: 3,
  tell: (scene): Told => {
    const { at } = scene;
    const statedOn = registerDay.newHouseholds(addMonths(at, -1));
    const early = besides(scene, { startMonth: addMonths(at, 1), statedOn });
    return {
      households: [early],
      roster: [{ type: 'anyway', household: early, month: at }],
      intended: [{ rule: 'R19', household: early.no, month: at }],
    };
  },
};

const wrongNumber = ({ bornOn, id }: Person, kind: 'format' | 'date' | 'check'): string => {
  // The old numbers had fifteen digits: no century and no check digit.
  if (kind === 'format') return `${id.slice(0, 6)}${id.slice(8, 17)}`;
  if (kind === 'check') return `${id.slice(0, 17)}${id.endsWith('5') ? '6' : '5'}`;
  const noDay = `${bornOn.slice(0, 4)}-02-31` as typeof bornOn;
  return residentId(noDay, Number(id.slice(14, 17)));
};

const invalidNumber: Story = {
  name: 'invalid-id-number',
  irregular: 'R21',
  months: 2,
  tell: (scene): Told => {
    const { at, chance } = scene;
    const statedOn = registerDay.newHouseholds(at);
    const right = besides(scene, { startMonth: addMonths(at, 1), statedOn });
    const kind = chance.weighted({ format: 1, date: 1, check: 1 });
    const [head, ...rest] = right.members;
    if (!head) return {};
    const person = { ...head.person, id: wrongNumber(head.person, kind) };
    return {
      households: [{ ...right, members: [{ ...head, person }, ...rest] }],
      intended: [{ rule: 'R21', household: right.no, person: person.id, seenBy: statedOn }],
    };
  },
};

const creditedLate: Story = {
  name: 'credited-late',
  irregular: 'R23',
  months: 1,
  tell: (scene) => {
    const { household, at, chance } = scene;
    const day = dayOfMonth(at, chance.between(11, 17));
    return { bank: [{ type: 'credit-on', household, month: at, day }], ...once('R23', scene) };
  },
};

const stuck = (type: 'slow-appropriation' | 'slow-arrival'): Story => ({
  name: `money-stuck-${type}`,
  irregular: 'R24',
  months: 3,
  tell: ({ at }) => ({ funds: [{ type, month: at }], intended: [{ rule: 'R24' }] }),
});

const overFunds: Story = {
  name: 'batch-over-funds',
  irregular: 'R33',
  months: 1,
  tell: ({ at }) => ({
    funds: [{ type: 'after-sending', month: at }],
    intended: [{ rule: 'R33', month: at }],
  }),
};

const returnForgotten: Story = {
  name: 'return-forgotten',
  irregular: 'R36',
  months: 4,
  tell: (scene) => {
    const { household, at, chance } = scene;
    const failed = { type: 'fail', household, month: at, failure: 'ACCOUNT_DORMANT' } as const;
    const again = chance.happens(0.5) ? { again: addMonths(at, 3) } : {};
    return { bank: [{ ...failed, ...again }], ...once('R36', scene) };
  },
};

const extraLine: Story = {
  name: 'bank-line-without-item',
  irregular: 'R38',
  months: 1,
  tell: ({ household, at }) => ({
    bank: [{ type: 'extra-line', household, month: at }],
    intended: [{ rule: 'R38', month: at }],
  }),
};

const otherBankAmount: Story = {
  name: 'bank-credits-another-amount',
  irregular: 'R38',
  months: 1,
  tell: ({ household, at, chance }) => ({
    bank: [
      { type: 'other-amount', household, month: at, byFen: chance.happens(0.5) ? 10_000 : -9_000 },
    ],
    intended: [{ rule: 'R38', month: at }],
  }),
};

const leftOut: Story = {
  name: 'month-missed',
  irregular: 'R46',
  months: 5,
  tell: (scene) => {
    const { household, at, chance } = scene;
    const paid = { type: 'back-pay', household, month: at, inMonth: addMonths(at, 3) } as const;
    return {
      roster: [{ type: 'leave-out', household, month: at }, ...(chance.happens(0.5) ? [paid] : [])],
      ...once('R46', scene),
    };
  },
};

/** Wrongs in rosters, in the bank's words and in the money behind them. */
export const irregularMoney: readonly Story[] = [
  paidTwice,
  changedBeforeFreeze,
  otherName,
  overStandard,
  otherAmount,
  inNoArchive,
  paidTooEarly,
  invalidNumber,
  creditedLate,
  stuck('slow-appropriation'),
  stuck('slow-arrival'),
  overFunds,
  returnForgotten,
  extraLine,
  otherBankAmount,
  leftOut,
];
