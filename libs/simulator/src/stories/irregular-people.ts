import { addMonths, dayOfMonth, type YearMonth } from '@ledger/kernel';
import { registerDay } from '../office/calendar';
import { headOf } from '../world/household';
import { actedOnDeath, decided, monthsFrom, reported } from './acts';
import { isAlone, isSeveral, type Intended, type Scene, type Story, type Told } from './story';

const each = (
  rule: string,
  { household }: Scene,
  months: readonly YearMonth[],
  person?: string,
): readonly Intended[] =>
  months.map((month) => ({ rule, household: household.no, month, ...(person && { person }) }));

/** The list came, and nobody acted for four months. */
const deathNotActedOn: Story = {
  name: 'death-not-acted-on',
  irregular: 'R01',
  months: 7,
  fits: isAlone,
  tell: (scene): Told => {
    const { at } = scene;
    const { person } = headOf(scene.household);
    const diedOn = dayOfMonth(at, scene.chance.between(2, 26));
    const report = reported(scene, person, '公安', diedOn, diedOn);
    const last = addMonths(at, 4);
    return {
      deathReports: [report],
      ...actedOnDeath(scene, person, diedOn, report.receivedOn, last),
      intended: each('R01', scene, monthsFrom(addMonths(at, 1), last), person.id),
    };
  },
};

/** The amount was lowered in time, but the money goes on to the account of the dead. */
const holderDead: Story = {
  name: 'account-of-the-dead-kept',
  irregular: 'R02',
  months: 4,
  fits: (household, due) => isSeveral(household) && due(household.members.slice(1)) > 0,
  tell: (scene): Told => {
    const { at } = scene;
    const { person } = headOf(scene.household);
    const diedOn = dayOfMonth(at, 3);
    const report = reported(scene, person, '村上报', diedOn, diedOn);
    const { decisions = [] } = actedOnDeath(scene, person, diedOn, report.receivedOn);
    const months = monthsFrom(addMonths(at, 1), addMonths(at, 2));
    return {
      deathReports: [report],
      decisions,
      intended: each('R02', scene, months, person.id),
    };
  },
};

const neverDated: Story = {
  name: 'death-never-dated',
  irregular: 'R03',
  months: 2,
  fits: isAlone,
  tell: (scene): Told => {
    const { person } = headOf(scene.household);
    const report = reported(scene, person, '卫健', '', dayOfMonth(scene.at, 6));
    const { no } = scene.household;
    return {
      deathReports: [report],
      intended: [{ rule: 'R03', household: no, person: person.id, seenBy: report.receivedOn }],
    };
  },
};

/** Confirmed and on the other roster, and paid the allowance for three months more. */
const transferNotActedOn: Story = {
  name: 'transfer-not-acted-on',
  irregular: 'R04',
  months: 5,
  fits: isAlone,
  tell: (scene): Told => {
    const { at } = scene;
    const { person } = headOf(scene.household);
    const confirmedOn = dayOfMonth(at, 12);
    const startMonth = addMonths(at, 1);
    const receivedOn = registerDay.hardship(at);
    const last = addMonths(at, 3);
    const words = { change: '停发', ground: '转特困供养', factDate: confirmedOn } as const;
    const learnedOn = dayOfMonth(last, 8);
    return {
      hardship: [{ person, confirmedOn, startMonth, receivedOn }],
      decisions: [decided(scene, last, { ...words, learnedOn, effectiveMonth: startMonth })],
      intended: each('R04', scene, monthsFrom(startMonth, last), person.id),
    };
  },
};

/** On both rosters for a month, but the bank could not pay and the money went back. */
const onBothRosters: Story = {
  name: 'on-both-rosters-unpaid',
  irregular: 'R05',
  months: 4,
  fits: isAlone,
  tell: (scene): Told => {
    const { household, at } = scene;
    const { person } = headOf(household);
    const startMonth = addMonths(at, 1);
    const confirmedOn = dayOfMonth(at, 15);
    const spell = { person, confirmedOn, startMonth, receivedOn: registerDay.hardship(at) };
    const words = { change: '停发', ground: '转特困供养', factDate: confirmedOn } as const;
    const learnedOn = dayOfMonth(startMonth, 7);
    const refundedOn = dayOfMonth(startMonth, 28);
    const failed = {
      type: 'fail',
      household,
      month: startMonth,
      failure: 'ACCOUNT_CLOSED',
    } as const;
    return {
      hardship: [spell],
      decisions: [decided(scene, startMonth, { ...words, learnedOn, effectiveMonth: startMonth })],
      bank: [{ ...failed, refundedOn }],
      intended: each('R05', scene, [startMonth], person.id),
    };
  },
};

/** Known on the first of the month, decided on the eighteenth. */
const decidedLate: Story = {
  name: 'stop-decided-late',
  irregular: 'R29',
  months: 1,
  tell: (scene): Told => {
    const { household, at } = scene;
    const learnedOn = dayOfMonth(at, 1);
    const words = { change: '停发', ground: '迁出本街道', factDate: learnedOn, learnedOn } as const;
    const effectiveMonth = addMonths(at, 1);
    const decision = decided(scene, at, {
      ...words,
      effectiveMonth,
      decidedOn: dayOfMonth(at, 18),
    });
    const person = headOf(household).person.id;
    const seenBy = decision.receivedOn;
    return {
      decisions: [decision],
      intended: [{ rule: 'R29', household: household.no, person, seenBy }],
    };
  },
};

const paidWhileStopped: Story = {
  name: 'paid-while-stopped',
  irregular: 'R30',
  months: 4,
  tell: (scene): Told => {
    const { household, at } = scene;
    const factDate = dayOfMonth(at, 5);
    const words = {
      change: '停发',
      ground: '家庭收入超标',
      factDate,
      learnedOn: factDate,
    } as const;
    const months = monthsFrom(addMonths(at, 1), addMonths(at, 2));
    return {
      decisions: [decided(scene, at, { ...words, effectiveMonth: addMonths(at, 1) })],
      roster: months.map((month) => ({ type: 'anyway', household, month })),
      intended: each('R30', scene, months),
    };
  },
};

/** A stop that reaches back two months, and nobody asks the money back. */
const neverRecovered: Story = {
  name: 'overpayment-never-recovered',
  irregular: 'R37',
  months: 7,
  tell: (scene): Told => {
    const { at } = scene;
    const first = addMonths(at, 1);
    const last = addMonths(at, 2);
    const learnedOn = dayOfMonth(last, 9);
    const factDate = dayOfMonth(at, 20);
    const words = { change: '停发', ground: '家庭收入超标', factDate, learnedOn } as const;
    return {
      decisions: [decided(scene, last, { ...words, effectiveMonth: first })],
      intended: each('R37', scene, [first, last]),
    };
  },
};

/** Wrongs in how deaths, transfers and stops were dealt with. */
export const irregularPeople: readonly Story[] = [
  deathNotActedOn,
  holderDead,
  neverDated,
  transferNotActedOn,
  onBothRosters,
  decidedLate,
  paidWhileStopped,
  neverRecovered,
];
