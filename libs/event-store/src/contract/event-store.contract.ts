import type { EventStore, Position } from '../port';
import { appendCases } from './append.cases';
import { CASE_NUMBERS, CASES } from './cases';
import { concurrentCases } from './concurrent.cases';
import { type Check, type Contract, LONG } from './contract';
import { copyCases } from './copy.cases';
import { faultCases } from './fault.cases';
import { followCases } from './follow.cases';
import { limitCases } from './limit.cases';
import { openingCases } from './opening.cases';
import { readCases } from './read.cases';
import { resumeCases } from './resume.cases';
import { endOf } from './sample-events';
import type { Faults, TriedStore } from './tried-store';
import { wholeLogCases } from './whole-log.cases';

/** 50,000 events over a wire that is checked as it goes, on a machine that does much else. */
const LONG_CASE_MS = 600_000;

const sentenceOf = (number: number): string => {
  const found = CASES[number];
  if (!found) throw new Error(`the table has no case ${number}`);
  return found.sentence;
};

const noFaults = new Proxy({} as Faults, {
  get: (_, fault) => {
    throw new Error(`this store cannot be made to suffer ${String(fault)}`);
  },
});

/** Registers what applies to the store, and keeps count of it. */
const contractOn = (tried: TriedStore, shared: () => EventStore, begin: () => Position) => {
  const run = new Set<number>();
  const contract: Contract = {
    tried,
    faults: tried.faults ?? noFaults,
    store: shared,
    begin,
    case: (number: number, side: string | Check, check?: Check) => {
      const title = `[${number}] ${sentenceOf(number)}`;
      const why = CASES[number]?.notRun[tried.column];
      if (why !== undefined) {
        // Elsewhere the table says it; on a real node it is also seen in the report of the run.
        if (tried.column === 'node') it.skip(`${title} (${why})`, () => undefined);
        return;
      }
      run.add(number);
      if (typeof side === 'string') it(`${title}: ${side}`, check ?? (() => undefined));
      else it(title, side);
    },
  };
  return { contract, run };
};

/** What every store promises. The log may hold events of other cases, never of other writers. */
export const eventStoreContract = (tried: TriedStore): void => {
  if (LONG) jest.setTimeout(LONG_CASE_MS);
  let store: EventStore;
  let begin: Position;
  beforeAll(async () => {
    store = await tried.open();
    begin = await endOf(store);
  });
  afterAll(async () => {
    await store.close();
    await tried.end?.();
  });

  const { contract, run } = contractOn(
    tried,
    () => store,
    () => begin,
  );
  describe('append', () => appendCases(contract));
  // Early, while the log is short: the copy takes it whole.
  describe('copy', () => copyCases(contract));
  describe('append again', () => resumeCases(contract));
  describe('limits and text', () => limitCases(contract));
  describe('read', () => readCases(contract));
  describe('follow', () => followCases(contract));
  describe('many at once', () => concurrentCases(contract));
  describe('the log as a whole', () => wholeLogCases(contract));
  describe('when something breaks', () => faultCases(contract));
  describe('opening and closing', () => {
    beforeAll(() => store.close());
    openingCases(contract);

    it('[1-52] every case is run, or the table says why it is not', () => {
      const explained = CASE_NUMBERS.filter((n) => CASES[n]?.notRun[tried.column] !== undefined);
      expect([...run, ...explained].sort((a, b) => a - b)).toEqual(CASE_NUMBERS);
      expect(CASE_NUMBERS).toEqual(Array.from({ length: 52 }, (_, i) => i + 1));
    });
  });
};
