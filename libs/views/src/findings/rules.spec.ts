import * as fc from 'fast-check';
import { allCells } from '../testing/case-builder';
import { anyHistory } from '../testing/random-history';
import { LAST_DAY } from '../testing/random-statements';
import { ruleWords } from './rules';

it('the random histories of the properties hold every rule and what it is silent about', () => {
  const said = fc
    .sample(anyHistory, { numRuns: 400, seed: 20210630 })
    .flatMap((facts) => allCells(facts).map((cell) => cell.assess(LAST_DAY).findings));
  const found = new Set(said.flat().map(({ rule }) => rule));
  expect([...found].sort()).toEqual(ruleWords.map(({ code }) => code));
  expect(said.some((findings) => findings.length === 0)).toBe(true);
});
