import { addDays, addMonths, dayOfMonth, monthOf } from '@ledger/kernel';
import { listDay, registerDay } from '../office/calendar';
import { headOf } from '../world/household';
import { actedOnDeath, decided, reported } from './acts';
import { isAlone, isSeveral, type Scene, type Story } from './story';

const aDayIn = ({ chance, at }: Scene) => dayOfMonth(at, chance.between(2, 24));

/** The health office mixed two numbers up and takes its word back; nobody had acted on it. */
const reportWithdrawn: Story = {
  name: 'death-report-withdrawn',
  months: 4,
  tell: (scene) => {
    const { person } = headOf(scene.household);
    const was = aDayIn(scene);
    const report = reported(scene, person, '卫健', was, was);
    const correctedOn = addDays(
      registerDay.corrections(addMonths(monthOf(report.receivedOn), 1)),
      -2,
    );
    const receivedOn = registerDay.corrections(monthOf(correctedOn));
    const correction = { person, source: '卫健', was, correctedOn, receivedOn } as const;
    return { deathReports: [report], corrections: [correction] };
  },
};

/** The village had the month wrong; the right day is later, so one month paid was lawful. */
const dateCorrected: Story = {
  name: 'death-date-corrected',
  months: 4,
  fits: isAlone,
  tell: (scene) => {
    const { household, at } = scene;
    const { person } = headOf(household);
    const wrong = aDayIn(scene);
    const right = dayOfMonth(addMonths(at, 1), 3);
    const report = reported(scene, person, '村上报', wrong, addDays(right, 2));
    const correctedOn = dayOfMonth(addMonths(at, 1), 20);
    return {
      deathReports: [report],
      corrections: [
        {
          person,
          source: '村上报',
          was: wrong,
          becomes: right,
          correctedOn,
          receivedOn: registerDay.corrections(addMonths(at, 1)),
        },
      ],
      ...actedOnDeath(scene, person, right, report.receivedOn),
    };
  },
};

/** First only that somebody died; next month the police know the day. */
const undatedThenDated: Story = {
  name: 'undated-death-then-dated',
  months: 4,
  fits: isAlone,
  tell: (scene) => {
    const { person } = headOf(scene.household);
    const diedOn = aDayIn(scene);
    const undated = reported(scene, person, '卫健', '', addDays(diedOn, 5));
    const dated = reported(scene, person, '公安', diedOn, addDays(undated.receivedOn, 5));
    return {
      deathReports: [undated, dated],
      ...actedOnDeath(scene, person, diedOn, dated.receivedOn),
    };
  },
};

/** A list knows only the month; the office acts on it in that month's order. */
const datedByMonth: Story = {
  name: 'death-dated-by-month',
  months: 3,
  fits: isAlone,
  tell: (scene) => {
    const { household, at } = scene;
    const { person } = headOf(household);
    const report = reported(scene, person, '村上报', at, dayOfMonth(at, 5));
    const words = { change: '停发', ground: '死亡', factDate: at } as const;
    const effectiveMonth = addMonths(at, 1);
    const learnedOn = report.receivedOn;
    return {
      deathReports: [report],
      decisions: [decided(scene, at, { ...words, learnedOn, effectiveMonth })],
    };
  },
};

/** The bank failed the last month of a life; the heirs are paid it afterwards. */
const backPayToHeirs: Story = {
  name: 'back-pay-to-heirs',
  months: 4,
  fits: isAlone,
  tell: (scene) => {
    const { household, at } = scene;
    const { person } = headOf(household);
    const diedOn = dayOfMonth(at, 14);
    const report = reported(scene, person, '村上报', diedOn, diedOn);
    const left = { type: 'leave-out', household, month: at } as const;
    const paid = { type: 'back-pay', household, month: at, inMonth: addMonths(at, 1) } as const;
    return {
      roster: [left, paid],
      deathReports: [report],
      ...actedOnDeath(scene, person, diedOn, report.receivedOn),
    };
  },
};

/** Another person of the same name died: the number is what counts. */
const namesakeDied: Story = {
  name: 'namesake-died',
  months: 1,
  tell: (scene) => {
    const other = scene.births.namesakeOf(headOf(scene.household).person, scene.chance);
    const diedOn = aDayIn(scene);
    return { deathReports: [reported(scene, other, '公安', diedOn, diedOn)] };
  },
};

/** People of the street who never had the allowance die as well. */
const strangerDied: Story = {
  name: 'stranger-died',
  months: 1,
  tell: (scene) => {
    const stranger = scene.births.person(scene.chance, [45, 95]);
    const diedOn = aDayIn(scene);
    const source = scene.chance.pick(['卫健', '公安', '民政火化'] as const);
    return { deathReports: [reported(scene, stranger, source, diedOn, diedOn)] };
  },
};

/** A second report of a death already acted on. */
const reportedTwice: Story = {
  name: 'death-reported-twice',
  months: 4,
  fits: isSeveral,
  tell: (scene) => {
    const { at, household } = scene;
    const person = household.members.at(-1)?.person ?? headOf(household).person;
    const diedOn = dayOfMonth(at, 4);
    const first = reported(scene, person, '村上报', diedOn, diedOn);
    const second = reported(
      scene,
      person,
      '民政火化',
      diedOn,
      listDay('民政火化', first.receivedOn),
    );
    return {
      deathReports: [first, second],
      ...actedOnDeath(scene, person, diedOn, first.receivedOn),
    };
  },
};

/** Deaths that look as if money were wrong and it is not, or not for long. */
export const lawfulDeaths: readonly Story[] = [
  reportWithdrawn,
  dateCorrected,
  undatedThenDated,
  datedByMonth,
  backPayToHeirs,
  namesakeDied,
  strangerDied,
  reportedTwice,
];
