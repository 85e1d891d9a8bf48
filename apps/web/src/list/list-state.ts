import { useSearchParams } from 'react-router';
import type { Order } from './column';

const PREFIX_OF_CHOICE = 'is-';

/** How a list is narrowed and ordered. It stands in the address, to be kept and sent. */
export interface ListState {
  readonly search: string;
  readonly chosen: ReadonlyMap<string, string>;
  readonly order: Order | undefined;
  readonly page: number;
}

const orderIn = (text: string | null): Order | undefined => {
  if (!text) return undefined;
  return text.startsWith('-')
    ? { key: text.slice(1), isDescending: true }
    : { key: text, isDescending: false };
};

const put = (words: URLSearchParams, name: string, value: string | undefined): void => {
  if (value) words.set(name, value);
  else words.delete(name);
};

/** `name` tells the lists of one page apart; the only list of a page needs none. */
export const useListState = (name: string) => {
  const [words, setWords] = useSearchParams();
  const own = (word: string): string => (name ? `${name}.${word}` : word);
  const choices = own(PREFIX_OF_CHOICE);
  const chosen = new Map(
    [...words].flatMap(([key, value]) =>
      key.startsWith(choices) ? [[key.slice(choices.length), value] as const] : [],
    ),
  );
  const state: ListState = {
    search: words.get(own('q')) ?? '',
    chosen,
    order: orderIn(words.get(own('order'))),
    page: Number(words.get(own('page')) ?? '1') || 1,
  };
  const change = (edit: (after: URLSearchParams) => void): void =>
    setWords(
      (before) => {
        const after = new URLSearchParams(before);
        edit(after);
        return after;
      },
      // Ways of looking at one list are not places to go back to.
      { replace: true },
    );
  // Whatever is asked anew is read from its first page.
  const ask = (word: string, value: string | undefined): void =>
    change((after) => {
      put(after, own(word), value);
      after.delete(own('page'));
    });
  return {
    state,
    search: (text: string) => ask('q', text),
    choose: (key: string, value: string | undefined) => ask(`${PREFIX_OF_CHOICE}${key}`, value),
    order: (order: Order | undefined) =>
      ask('order', order && `${order.isDescending ? '-' : ''}${order.key}`),
    turnTo: (page: number) =>
      change((after) => put(after, own('page'), page > 1 ? String(page) : undefined)),
    clear: () =>
      change((after) => {
        for (const key of [own('q'), own('page'), ...[...chosen.keys()].map((k) => choices + k)]) {
          after.delete(key);
        }
      }),
  };
};
