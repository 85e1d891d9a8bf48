import type { DivisionCode } from '@ledger/kernel';
import { findingsChanged, findingsOpen } from './open-findings';

const JIA = '500118001201' as DivisionCode;
const YI = '500118001206' as DivisionCode;
const standing = (...findings: readonly (readonly [string, DivisionCode])[]) =>
  new Map(findings.map(([finding, division]) => [finding, division]));

it('counts what opened and what lapsed, by division, and says nothing where nothing changed', () => {
  const before = standing(['a', JIA], ['b', JIA], ['c', YI]);
  const now = standing(['b', JIA], ['d', JIA], ['e', JIA], ['c', YI]);
  expect(findingsChanged(before, now)).toEqual([{ division: JIA, open: 3, opened: 2, lapsed: 1 }]);
  expect(findingsChanged(before, before)).toEqual([]);
  expect([...findingsOpen(now)]).toEqual([
    [JIA, 3],
    [YI, 1],
  ]);
});

it('tells of a division where the last finding lapsed', () => {
  expect(findingsChanged(standing(['c', YI]), standing())).toEqual([
    { division: YI, open: 0, opened: 0, lapsed: 1 },
  ]);
});
