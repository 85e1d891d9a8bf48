import {
  AskBatchDraft,
  EditBatchLine,
  OpenBatch,
  RejectBatch,
  ScreenBatch,
  StepBatch,
  SubmitBatch,
} from '@ledger/application';
import { type BatchNo, type HouseholdNo, type Instant, localDate, yearMonth } from '@ledger/kernel';
import { archive, deaths, householdNo, person } from './office-files';
import { newPlace, openLedger, type OpenLedger, type Place, STREET } from './open-ledger';
import { scanned } from './personal-words';

const batch = 'SY-202106' as BatchNo;
const order = { batch, scope: STREET };
const by = (actor: string) => ({ ...order, actor });
const clock = {
  now: () => '2021-05-20T01:00:00.000Z' as Instant,
  today: () => localDate('2021-05-20'),
};

jest.setTimeout(300_000);

let place: Place;
let ledger: OpenLedger;
beforeAll(async () => {
  place = await newPlace();
  ledger = await openLedger(place, clock);
});
afterAll(async () => {
  await ledger.close();
  await place.remove();
});

it('a batch made here says no personal word in any event, whatever people write as a reason', async () => {
  const files = [
    await archive('01.xlsx', [1, 2]),
    await deaths('05.xlsx', [{ household: 2, diedOn: '2021-04-30' }]),
  ];
  await ledger.take(files);
  const { name, id } = person(1);
  const reason = `${name}（${id}）来电`;
  await ledger.order(
    new OpenBatch({ ...by('li'), division: STREET, benefitMonth: yearMonth('2021-06') }),
  );
  expect(await ledger.ask(new AskBatchDraft(order))).toMatchObject({ count: 1, sumFen: 49_600 });
  await ledger.order(
    new EditBatchLine({
      ...by('li'),
      line: {
        household: householdNo(1) as HouseholdNo,
        benefitMonth: yearMonth('2021-06'),
        kind: 'REGULAR',
      },
      paid: { baseAmountFen: 49_600, supplementFen: 9_900, otherFen: 0 },
      reasonCode: 'SUPPLEMENT',
      reason,
    }),
  );
  await ledger.order(new StepBatch({ ...by('li'), step: 'freeze' }));
  await ledger.order(new ScreenBatch(by('li')));
  await ledger.order(new SubmitBatch({ ...by('li'), override: { by: 'wang', reason } }));
  const rejected = new RejectBatch({ ...by('wang'), reasonCode: 'OTHER', reason });
  expect(await ledger.order(rejected)).toMatchObject({ status: 'rejected', sumFen: 59_500 });
  const { leaks, words } = await scanned(files, ledger);
  expect(words).toBeGreaterThanOrEqual(4);
  expect(leaks).toEqual([]);
});
