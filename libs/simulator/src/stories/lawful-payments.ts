import { addDays, addMonths, dayOfMonth, lastDayOf } from '@ledger/kernel';
import { registerDay } from '../office/calendar';
import { decided } from './acts';
import { transferOnTime } from './natural';
import { isAlone, type Story } from './story';

/** Special hardship ends and the household comes back to the allowance the month after. */
const hardshipEnded: Story = {
  name: 'hardship-ended',
  months: 6,
  fits: isAlone,
  tell: (scene) => {
    const gone = transferOnTime(scene);
    const endMonth = addMonths(scene.at, 3);
    const endedOn = dayOfMonth(endMonth, 10);
    const words = { change: '恢复', ground: '特困终止转低保', factDate: endedOn } as const;
    const receivedOn = registerDay.hardship(endMonth);
    const ended = { on: endedOn, receivedOn };
    const effectiveMonth = addMonths(endMonth, 1);
    return {
      hardship: gone.hardship?.map((spell) => ({ ...spell, ended })) ?? [],
      decisions: [
        ...(gone.decisions ?? []),
        decided(scene, endMonth, { ...words, learnedOn: endedOn, effectiveMonth }),
      ],
    };
  },
};

/** A stop that was wrong is lifted the month after, and the month between is paid. */
const wrongStop: Story = {
  name: 'wrong-stop-repaired',
  months: 5,
  tell: (scene) => {
    const { household, at } = scene;
    const stopped = dayOfMonth(at, 9);
    const missed = addMonths(at, 1);
    const lifted = dayOfMonth(missed, 9);
    const stop = { change: '停发', ground: '家庭收入超标', factDate: stopped } as const;
    const resume = { change: '恢复', ground: '复核纠正', factDate: lifted } as const;
    return {
      decisions: [
        decided(scene, at, { ...stop, learnedOn: stopped, effectiveMonth: missed }),
        decided(scene, missed, { ...resume, learnedOn: lifted, effectiveMonth: missed }),
      ],
      roster: [{ type: 'back-pay', household, month: missed, inMonth: addMonths(missed, 1) }],
    };
  },
};

/** Stopped by decision, resumed by decision some months later: the months between are not due. */
const stopThenResumed: Story = {
  name: 'stop-then-resumed',
  months: 6,
  tell: (scene) => {
    const { at } = scene;
    const back = addMonths(at, 3);
    const stop = { change: '停发', ground: '迁出本街道', factDate: dayOfMonth(at, 6) } as const;
    const resume = { change: '恢复', ground: '迁回本街道', factDate: dayOfMonth(back, 6) } as const;
    return {
      decisions: [
        decided(scene, at, {
          ...stop,
          learnedOn: dayOfMonth(at, 8),
          effectiveMonth: addMonths(at, 1),
        }),
        decided(scene, back, {
          ...resume,
          learnedOn: dayOfMonth(back, 8),
          effectiveMonth: addMonths(back, 1),
        }),
      ],
    };
  },
};

/** Exactly fifteen days from knowing to deciding is in time. */
const decidedOnDay15: Story = {
  name: 'decided-on-day-15',
  months: 1,
  tell: (scene) => {
    const { at } = scene;
    const learnedOn = dayOfMonth(at, 3);
    const words = { change: '停发', ground: '自愿退出', factDate: learnedOn, learnedOn } as const;
    const decidedOn = addDays(learnedOn, 15);
    return {
      decisions: [decided(scene, at, { ...words, decidedOn, effectiveMonth: addMonths(at, 1) })],
    };
  },
};

const creditedOnDay10: Story = {
  name: 'credited-on-day-10',
  months: 1,
  tell: ({ household, at }) => ({
    bank: [{ type: 'credit-on', household, month: at, day: dayOfMonth(at, 10) }],
  }),
};

/** Returned and paid back to the treasury because the person has left. */
const returnRefunded: Story = {
  name: 'return-refunded',
  months: 3,
  tell: ({ household, at }) => ({
    bank: [
      { type: 'fail', household, month: at, failure: 'ACCOUNT_CLOSED', refundedOn: lastDayOf(at) },
    ],
  }),
};

/** An account changed in the last week before the freeze, but a second person looked. */
const reviewedChange: Story = {
  name: 'late-change-reviewed',
  months: 2,
  tell: ({ household, at, births, chance }) => ({
    accountChanges: [
      {
        household,
        from: household.account,
        to: { ...household.account, number: births.account(chance) },
        changedOn: dayOfMonth(at, 18),
        reviewed: true,
        reason: '卡片更换',
        receivedOn: registerDay.accountChanges(at),
      },
    ],
  }),
};

const passedOnDay30: Story = {
  name: 'appropriated-on-day-30',
  months: 3,
  tell: ({ at }) => ({ funds: [{ type: 'on-the-last-day', month: at }] }),
};

/** Stops, credits and changes that keep within the limits, some of them to the day. */
export const lawfulPayments: readonly Story[] = [
  hardshipEnded,
  wrongStop,
  stopThenResumed,
  decidedOnDay15,
  creditedOnDay10,
  returnRefunded,
  reviewedChange,
  passedOnDay30,
];
