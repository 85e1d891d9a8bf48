import { firstDayOf, lastDayOf, type LocalDate, type YearMonth } from '@ledger/kernel';
import type { Fact } from '../fact';
import type { Step, StepName } from './chain';

interface StepWords {
  readonly source?: string;
  readonly declared?: boolean;
  readonly positions?: readonly string[];
}

const words = ({ source, declared = false, positions = [] }: StepWords) => ({
  source,
  declared,
  positions,
});

export const onDay = (name: StepName, day: LocalDate, more: StepWords = {}): Step => ({
  name,
  earliest: day,
  latest: day,
  precision: 'day',
  ...words(more),
});

export const inMonth = (name: StepName, month: YearMonth, more: StepWords = {}): Step => ({
  name,
  earliest: firstDayOf(month),
  latest: lastDayOf(month),
  precision: 'month',
  ...words(more),
});

export const between = (
  name: StepName,
  { earliest, latest }: { readonly earliest: LocalDate; readonly latest: LocalDate },
  more: StepWords = {},
): Step => ({
  name,
  earliest,
  latest,
  precision: earliest === latest ? 'day' : 'range',
  ...words(more),
});

/** Something somebody had on record on a day. */
export interface Sign {
  readonly on: LocalDate;
  readonly source: string;
  readonly fact: Fact;
}

/** The earliest; of several on one day the one first recorded. */
export const firstOf = (signs: readonly Sign[]): Sign | undefined =>
  [...signs].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.fact.position < b.fact.position ? -1 : 1,
  )[0];

export const signStep = (name: StepName, sign: Sign | undefined): readonly Step[] =>
  sign
    ? [
        onDay(name, sign.on, {
          source: sign.source,
          declared: sign.fact.declared && sign.on === sign.fact.receivedOn,
          positions: [sign.fact.position],
        }),
      ]
    : [];
