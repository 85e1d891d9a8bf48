import {
  answersOn,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
} from './open-ledger';
import {
  archive,
  bankResult,
  type Batch,
  deaths,
  funds,
  householdNo,
  roster,
} from './office-files';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};

/** Three households; the roster forgets the third, and an allocation is never appropriated. */
const april = async () => [
  await archive('01-低保家庭档案.xlsx', [1, 2, 3]),
  await funds('02-资金台账-2021.xlsx', [
    {
      stage: '分配',
      document: '试财〔2021〕1号',
      businessOn: '2021-04-01',
      month: '2021-04',
      yuan: 992,
    },
  ]),
  await roster('03-发放花名册-2021-04.xlsx', APRIL, [1, 2]),
  bankResult('04-银行回盘-2021-04.csv', APRIL, [1, 2], '2021-04-06'),
];

const places: Place[] = [];
const open: OpenLedger[] = [];
const aPlace = async (): Promise<Place> => {
  const place = await newPlace();
  places.push(place);
  return place;
};
const opened = async (...how: Parameters<typeof openLedger>): Promise<OpenLedger> => {
  const ledger = await openLedger(...how);
  open.push(ledger);
  return ledger;
};
const closed = async (ledger: OpenLedger): Promise<void> => {
  open.splice(open.indexOf(ledger), 1);
  await ledger.close();
};

afterEach(async () => {
  for (const ledger of open.splice(0)) await ledger.close();
  for (const place of places.splice(0)) await place.remove();
});

const keysOn = async (ledger: OpenLedger, knownOn: string): Promise<readonly string[]> => {
  const { findings } = await ledger.findings(knownOn);
  return findings.map(({ rule, householdNo: no, ref }) => `${rule} ${no ?? ref}`).toSorted();
};

const MISSED = `R46 ${householdNo(3)}`;
const STUCK = 'R24 试财〔2021〕1号';
/** The batch went out although no appropriation had come: so from the day of sending on. */
const OVERDRAWN = `R33 ${APRIL.no}`;

it('a missed month and stuck money come due by themselves, with no new event', async () => {
  const { clock, moveTo } = standingClock('2021-04-12');
  const ledger = await opened(await aPlace(), clock);
  await ledger.take(await april());
  const events = await ledger.events();
  // Nothing is foretold: what would come due later is not yet a finding, whatever day is asked.
  expect(await keysOn(ledger, '2021-12-31')).toEqual([OVERDRAWN]);

  moveTo('2021-05-02');
  await ledger.app.caughtUp();
  expect(await keysOn(ledger, '2021-05-02')).toEqual([STUCK, OVERDRAWN, MISSED].toSorted());
  // Each stands from its own day on: the 10th and 15 days, and more than 30 days.
  expect(await keysOn(ledger, '2021-05-01')).toEqual([OVERDRAWN, MISSED]);
  expect(await keysOn(ledger, '2021-04-25')).toEqual([OVERDRAWN, MISSED]);
  expect(await keysOn(ledger, '2021-04-24')).toEqual([OVERDRAWN]);
  expect(await keysOn(ledger, '2021-04-04')).toEqual([]);
  expect(await ledger.events()).toBe(events);
});

it('a ledger that was closed on the day it came due knows it when it opens again', async () => {
  const place = await aPlace();
  const { clock, moveTo } = standingClock('2021-04-12');
  const before = await opened(place, clock);
  await before.take(await april());
  await closed(before);
  moveTo('2021-04-25');
  const after = await opened(place, clock);
  await after.app.caughtUp();
  expect(await keysOn(after, '2021-04-25')).toEqual([OVERDRAWN, MISSED]);
});

it('another application takes over when the leader leaves, and the views stay right', async () => {
  const place = await aPlace();
  const { clock } = standingClock('2021-06-30');
  const leader = await opened(place, clock);
  const standby = await opened(place, clock);
  await leader.take(await april());
  const before = await answersOn(standby, '2021-06-30');
  expect(before).toEqual(await answersOn(leader, '2021-06-30'));
  await closed(leader);

  await standby.take([
    await deaths('05-死亡名单-公安-2021-06.xlsx', [{ household: 1, diedOn: '2021-02-10' }]),
  ]);
  const after = await answersOn(standby, '2021-06-30');
  const added = after.findings.filter(({ rule }) => rule === 'R01');
  expect(added).toMatchObject([{ householdNo: householdNo(1), benefitMonth: '2021-04' }]);
  expect(after.totals).toMatchObject({ paid: before.totals.paid, overpaid: 49_600 });

  // The same as in a ledger that had one application only.
  const single = await opened(await aPlace(), clock);
  await single.take(await april());
  await single.take([
    await deaths('05-死亡名单-公安-2021-06.xlsx', [{ household: 1, diedOn: '2021-02-10' }]),
  ]);
  expect(await answersOn(single, '2021-06-30')).toEqual(after);
});
