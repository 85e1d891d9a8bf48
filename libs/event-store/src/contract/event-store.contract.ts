import type { EventStore } from '../port';
import { appendCases } from './append.cases';
import { followCases } from './follow.cases';
import { limitCases } from './limit.cases';
import { readCases } from './read.cases';
import { resumeCases } from './resume.cases';

/** Opens a store for the suite; its log may hold events of other cases, never of other writers. */
export type OpenStore = () => Promise<EventStore>;

/** What every store promises, by the numbers of the list the port was designed from. */
export const eventStoreContract = (open: OpenStore): void => {
  let store: EventStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const theStore = () => store;
  describe('append', () => appendCases(theStore));
  describe('append again', () => resumeCases(theStore));
  describe('limits and text', () => limitCases(theStore));
  describe('read', () => readCases(theStore));
  describe('follow', () => followCases(theStore));
};
