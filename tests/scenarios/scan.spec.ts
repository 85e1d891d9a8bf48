import {
  archive,
  bankResult,
  type Batch,
  deaths,
  householdNo,
  person,
  roster,
} from './office-files';
import { newPlace, openLedger, type OpenLedger, type Place } from './open-ledger';
import { leaks, NAME, personalWords, scanned } from './personal-words';

jest.setTimeout(300_000);

let place: Place;
let ledger: OpenLedger;
beforeEach(async () => {
  place = await newPlace();
  ledger = await openLedger(place);
});
afterEach(async () => {
  await ledger.close();
  await place.remove();
});

const MAY: Batch = {
  no: 'SYL20210501',
  month: '2021-05',
  frozenOn: '2021-04-20',
  sentOn: '2021-05-06',
};

it('no event of a small office does, and the scan itself finds what is put there', async () => {
  const files = [
    await archive('01.xlsx', [1, 2]),
    await roster('03.xlsx', MAY, [1, 2]),
    bankResult('04.csv', MAY, [1, 2], '2021-05-07'),
    await deaths('05.xlsx', [{ household: 2, diedOn: '2021-03-01' }]),
  ];
  await ledger.take(files);
  const clean = await scanned(files, ledger);
  expect(clean.leaks).toEqual([]);
  expect(clean.words).toBeGreaterThanOrEqual(8);

  const { name, id, account } = person(1);
  const leaking = [`{"x":"${name}"}`, `{"x":"${id}"}`, `{"x":"${account}"}`, '{"x":"13910000001"}'];
  const put = leaking.map((text, index) => ({ position: String(index), type: 'Test', text }));
  expect(leaks(put, await personalWords(files)).length).toBeGreaterThanOrEqual(leaking.length);
  expect(householdNo(1)).not.toMatch(NAME);
});
