import { kindOf } from '@ledger/intake';
import type { Upload } from '@ledger/application';
import { HistoryGuard, type Seen } from '../history/guard';
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
import { parsedOf } from './rewrite-file';
import { describeSets, filesOf, folderOf } from './sample-set';

jest.setTimeout(300_000);

const PERSONAL: readonly string[] = ['id', 'account', 'phone', 'name'];
/** A surname alone is an ordinary word, and digits of a few places occur in every number. */
const NAME = /^[\u3400-\u9fff·]{2,}$/;
const NUMBER_LENGTH_MIN = 7;

const isPersonal = (value: string, type: string): boolean =>
  type === 'name' ? NAME.test(value) : value.length >= NUMBER_LENGTH_MIN;

/** Everything personal that stands in the cells of these files, by the type of its column. */
const personalWords = async (files: readonly Upload[]): Promise<ReadonlyMap<string, string>> => {
  const words = new Map<string, string>();
  for (const file of files) {
    const { kind, rows } = await parsedOf(file);
    const columns = kindOf(kind).columns.filter(({ type }) => PERSONAL.includes(type));
    for (const { cells } of rows) {
      for (const { header, type } of columns) {
        const value = String(cells[header] ?? '');
        if (isPersonal(value, type)) words.set(value, `${type} (${kind}, ${header})`);
      }
    }
  }
  return words;
};

/** Shapes that no event may hold, whoever they belong to. Hashes and ids are taken out first. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['an ID number', /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/],
  ['an ID number without its check digit', /(?<![\dA-Za-z])[1-9]\d{16}(?![\dA-Za-z])/],
  ['an account', /(?<![\dA-Za-z])\d{16,19}(?![\dA-Za-z])/],
  ['a telephone number', /(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])/],
];

interface Stored {
  readonly position: string;
  readonly type: string;
  readonly text: string;
}

const eventsOf = async ({ app }: OpenLedger): Promise<readonly Stored[]> => {
  const { rows } = await app.parts.pool.query<Stored>(
    'select position::text, type, text from log.events order by log.events.position',
  );
  return rows;
};

/** Where a word or a shape stands, by event type and column; never the word itself. */
const leaks = (
  events: readonly Stored[],
  words: ReadonlyMap<string, string>,
): readonly string[] => {
  const found = new Set<string>();
  // All events as one text first: a word that is nowhere in it needs no second look.
  const all = events.map(({ text }) => text).join('\n');
  for (const [word, from] of words) {
    if (!all.includes(word)) continue;
    const event = events.find(({ text }) => text.includes(word));
    found.add(`${event?.type} at ${event?.position} holds a word of ${from}`);
  }
  for (const { type, position, text } of events) {
    for (const [shape, pattern] of SHAPES) {
      if (pattern.test(text)) found.add(`${type} at ${position} holds the shape of ${shape}`);
    }
  }
  return [...found].toSorted();
};

/** The last place of truth: the words are in the files, so a scan that finds them would say so. */
const scanned = async (files: readonly Upload[], ledger: OpenLedger) => {
  const words = await personalWords(files);
  const events = await eventsOf(ledger);
  return { words: words.size, events: events.length, leaks: leaks(events, words) };
};

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

describeSets(
  'expected-import.json',
  (name) => `the events of ${name}`,
  (set) => {
    it('hold no name, ID number, account or phone, and have kept samples', async () => {
      await ledger.take(folderOf(set));
      const { words, events, leaks } = await scanned(filesOf(set), ledger);
      expect([words, events].every((count) => count > 1_000)).toBe(true);
      expect(leaks).toEqual([]);
      const seen = (await eventsOf(ledger)).map(({ text }) => JSON.parse(text) as Seen);
      expect(new HistoryGuard().seenProblem(seen)).toBe('');
    });
  },
);

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
