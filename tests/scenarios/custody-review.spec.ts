import {
  AskAbsence,
  AskImports,
  AskMissingReviews,
  type MissingReviewsAnswer,
  WithdrawFile,
} from '@ledger/application';
import type { DivisionCode, LocalDate } from '@ledger/kernel';
import { custodyLedger, householdNo, KEEPER, person } from './office-files';
import {
  ACTOR,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';

jest.setTimeout(120_000);

const ANOTHER_VILLAGE = '白庙村';
const [Q1, Q2, Q3] = [
  '08-卡折代管台账-2021Q1.xlsx',
  '08-卡折代管台账-2021Q2.xlsx',
  '08-卡折代管台账-2021Q3.xlsx',
];

let place: Place;
let ledger: OpenLedger;
let moveTo: (day: string) => void;

beforeEach(async () => {
  place = await newPlace();
  const time = standingClock('2021-03-26');
  moveTo = time.moveTo;
  ledger = await openLedger(place, time.clock);
  await ledger.take([
    await custodyLedger(Q1, '2021-03-25', [
      { household: 1, reviewedOn: '2021-03-20' },
      { household: 2, reviewedOn: '2021-03-20' },
      { household: 3, reviewedOn: '2021-03-20', village: ANOTHER_VILLAGE },
      { household: 4, reviewedOn: '2021-03-20' },
    ]),
  ]);
  moveTo('2021-06-26');
  await ledger.take([
    await custodyLedger(Q2, '2021-06-25', [
      { household: 1, reviewedOn: '2021-06-20' },
      // Not said again, as if there had never been a review; it was in March all the same.
      { household: 2 },
      { household: 3, reviewedOn: '2021年3月20日', village: ANOTHER_VILLAGE },
      { household: 4, endedOn: '2021-06-10' },
    ]),
  ]);
});

afterEach(async () => {
  await ledger.close();
  await place.remove();
});

const asked = (knownOn: string, scope: string = STREET) => ({
  scope: scope as DivisionCode,
  knownOn: knownOn as LocalDate,
});

const missingOn = async (knownOn: string, scope?: string) => {
  const rows = await ledger.ask(new AskAbsence(asked(knownOn, scope)));
  return rows.map(({ what, village, cards, dueOn, daysLate, lastCameOn }) =>
    [what, village, cards, dueOn, daysLate, lastCameOn].filter((part) => part !== null).join(' '),
  );
};

const cardsIn = ({ reviews }: MissingReviewsAnswer) =>
  reviews.map(({ householdNo: no, lastReviewedOn, daysLate }) => [no, lastReviewedOn, daysLate]);

it('tells a village with how many cards wait for their review, as known on a day', async () => {
  expect(await missingOn('2021-06-26')).toEqual([]);
  expect(await missingOn('2021-07-15')).toEqual([]);
  expect(await missingOn('2021-07-20')).toEqual([
    'CUSTODY_REVIEW 白庙村 1 2021-07-15 5 2021-03-20',
    'CUSTODY_REVIEW 试验村 1 2021-07-15 5 2021-03-20',
  ]);
  expect(await missingOn('2021-07-20', '500118002')).toEqual([]);
});

it('shows the cards behind it with masked names, and whole names for a reason on record', async () => {
  const day = asked('2021-07-20');
  const all = await ledger.ask(new AskMissingReviews(day));
  expect(cardsIn(all)).toEqual([
    [householdNo(3), '2021-03-20', 5],
    [householdNo(2), '2021-03-20', 5],
  ]);
  const village = await ledger.ask(new AskMissingReviews({ ...day, village: ANOTHER_VILLAGE }));
  expect(cardsIn(village)).toEqual([[householdNo(3), '2021-03-20', 5]]);
  const shown = JSON.stringify(all);
  for (const who of [2, 3, KEEPER]) {
    expect(shown).not.toContain(person(who).id);
    expect(shown).not.toContain(person(who).name);
  }
  const reveal = { actor: ACTOR, role: 'machine' as const, reason: '核对本人' };
  const whole = await ledger.ask(new AskMissingReviews({ ...day, reveal }));
  expect(whole.reviews[1]).toMatchObject({
    beneficiaryName: person(2).name,
    proxyHolderName: person(KEEPER).name,
  });
  expect((await ledger.app.parts.vault.disclosures()).at(-1)).toMatchObject({
    reason: '核对本人',
    persons: 3,
  });
});

it('ends with the ledger that tells of a review, and begins again when that is withdrawn', async () => {
  moveTo('2021-08-02');
  const better = await custodyLedger(Q3, '2021-07-31', [
    { household: 2, reviewedOn: '2021-06-28' },
    { household: 3, reviewedOn: '2021-07-30', village: ANOTHER_VILLAGE },
  ]);
  await ledger.take([better]);
  expect(await missingOn('2021-08-01')).toHaveLength(2);
  expect(await missingOn('2021-08-02')).toEqual([]);
  moveTo('2021-08-09');
  const files = await ledger.ask(new AskImports({ scope: STREET, limit: 100 }));
  const { fileId } = files.find(({ fileName }) => fileName === Q3)!;
  const order = { actor: ACTOR, confirmedBy: 'second-person', scope: STREET } as const;
  await ledger.order(new WithdrawFile({ ...order, fileId, reasonCode: 'WRONG_FILE' }));
  await ledger.app.caughtUp();
  expect(await missingOn('2021-08-08')).toEqual([]);
  expect(await missingOn('2021-08-09')).toEqual([
    'CUSTODY_REVIEW 白庙村 1 2021-07-15 25 2021-03-20',
    'CUSTODY_REVIEW 试验村 1 2021-07-15 25 2021-03-20',
  ]);
});
