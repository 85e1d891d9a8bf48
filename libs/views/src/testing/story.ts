import type { LocalDate } from '@ledger/kernel';
import { assessCell } from '../assess';
import type { Cell } from '../case';
import type { Fact } from '../fact';
import type { CellResult } from '../result';
import { allCells } from './case-builder';
import { FIRST_DAY, LAST_DAY } from './random-statements';

/** Without the day on which it changes by itself: that is a promise, not an answer. */
/** No waits are no row, as no money is none. */
export const said = ({ findings, money, delay, flow, arrears, bank, hops }: CellResult) =>
  JSON.stringify({
    findings,
    money,
    delay,
    flow,
    arrears,
    bank,
    hops: hops?.spans.length ? hops : undefined,
  });

export const SILENT = said({ findings: [] });

/** What a cell said and from which day on, without days on which it said the same again. */
export const stepsOf = (
  cell: Cell,
  from: LocalDate = FIRST_DAY,
): readonly (readonly [string, string])[] =>
  assessCell(cell, from, LAST_DAY)
    .answers.map(({ knownFrom, result }) => [knownFrom, said(result)] as const)
    .filter(([, words], n, all) => words !== (all[n - 1]?.[1] ?? SILENT));

type Steps = ReturnType<typeof stepsOf>;

export const storyOf = (facts: readonly Fact[]) =>
  new Map(allCells(facts).map((cell) => [cell.key, stepsOf(cell)]));

export const saidAt = (steps: Steps, day: LocalDate) =>
  steps.findLast(([from]) => from <= day)?.[1] ?? SILENT;

/*
 * Properties ask tens of thousands of cells and days: jest's own comparison of each would cost more
 * than the answers. So what differs is listed, and the list is expected to be empty.
 */

/** Nothing, or that a cell says otherwise than it should, and what. */
export const otherwise = (
  where: string,
  words: string | undefined,
  meant: string | undefined,
): readonly string[] => (words === meant ? [] : [`${where} says ${words}\n  and not ${meant}`]);

/** The cells of which two stories tell otherwise, or of which only one tells. */
export const differences = (
  story: ReadonlyMap<string, Steps>,
  meant: ReadonlyMap<string, Steps>,
): readonly string[] =>
  [...new Set([...story.keys(), ...meant.keys()])].flatMap((key) =>
    otherwise(key, story.get(key)?.join('\n'), meant.get(key)?.join('\n')),
  );
