import { kindOf } from '@ledger/intake';
import type { Upload } from '@ledger/application';
import type { OpenLedger } from './open-ledger';
import { parsedOf } from './rewrite-file';

const PERSONAL: readonly string[] = ['id', 'account', 'phone', 'name'];
/** A surname alone is an ordinary word, and digits of a few places occur in every number. */
export const NAME = /^[\u3400-\u9fff·]{2,}$/;
const NUMBER_LENGTH_MIN = 7;

const isPersonal = (value: string, type: string): boolean =>
  type === 'name' ? NAME.test(value) : value.length >= NUMBER_LENGTH_MIN;

/** Everything personal that stands in the cells of these files, by the type of its column. */
export const personalWords = async (
  files: readonly Upload[],
): Promise<ReadonlyMap<string, string>> => {
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

export interface Stored {
  readonly position: string;
  readonly type: string;
  readonly text: string;
}

export const eventsOf = async ({ app }: OpenLedger): Promise<readonly Stored[]> => {
  const { rows } = await app.parts.pool.query<Stored>(
    'select position::text, type, text from log.events order by log.events.position',
  );
  return rows;
};

const RUNS: readonly RegExp[] = [/[\dXx]{7,}/g, /[\u3400-\u9fff·]{2,}/g];

/**
 * What of a text can hold a word: a number stands among digits, a name among Chinese characters.
 * There is little of either in the events, and thousands of words to look for.
 */
const placesIn = (all: string): ((word: string) => string) => {
  const places = RUNS.map((run) => ({
    isWhole: new RegExp(`^${run.source}$`),
    text: (all.match(run) ?? []).join('\n'),
  }));
  return (word) => places.find(({ isWhole }) => isWhole.test(word))?.text ?? all;
};

/** Where a word or a shape stands, by event type and column; never the word itself. */
export const leaks = (
  events: readonly Stored[],
  words: ReadonlyMap<string, string>,
): readonly string[] => {
  const found = new Set<string>();
  // All events as one text first: a word that is nowhere in it needs no second look.
  const placeOf = placesIn(events.map(({ text }) => text).join('\n'));
  for (const [word, from] of words) {
    if (!placeOf(word).includes(word)) continue;
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
export const scanned = async (files: readonly Upload[], ledger: OpenLedger) => {
  const words = await personalWords(files);
  const events = await eventsOf(ledger);
  return { words: words.size, events: events.length, leaks: leaks(events, words) };
};
