import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detailWords } from '../../apps/web/src/act/detail-names';

const DECIDERS = join(__dirname, '../../libs/ledger/src');

/** What stands in brackets of its own is a value and not a name. */
const withoutCalls = (code: string): string => code.replace(/\([^()]*\)/g, '');

/** What deciders name beside the reason of a refusal: `refuse('reason', { name, other: value })`. */
const namedByDeciders = (): readonly string[] =>
  readdirSync(DECIDERS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => readFileSync(join(DECIDERS, path), 'utf8'))
    .flatMap((code) => [...code.matchAll(/refuse(?:<\w+>)?\(\s*'[\w-]+',\s*\{([^{}]*)\}/g)])
    .flatMap(([, names = '']) => [...withoutCalls(names).matchAll(/(?:^|,)\s*(\w+)/g)])
    .map(([, name = '']) => name);

describe('what a refusal names', () => {
  const named = [...new Set(namedByDeciders())];

  it('is found in the deciders at all', () => {
    expect(named).toEqual(expect.arrayContaining(['screenedOn', 'voucher', 'level']));
  });

  it.each(['zh', 'en'] as const)('has a word on the page in %s', (language) => {
    expect(named.filter((name) => !(name in detailWords[language].names))).toEqual([]);
  });
});
