import { UsageProblem } from '../verb';
import { verbs } from './all';

/** In this process: a wrong command line is refused before any ledger is opened. */
it.each([
  [['findings', '--knownon', '2021-01-01'], '命令的写法有误'],
  [['delays', 'extra'], '参数应为'],
  [['delays', '--hops', '--by', 'year'], '--by year'],
  [['delays', '--slowest', '--count', '0'], '--count 0'],
  [['delays', '--slowest', '--by', 'month'], '命令的写法有误'],
  [['worklist', '--state', 'done'], '--state done'],
  [['worklist', '--after', 'x'], '--after x'],
  [['worklist', '--precision', '--rule', 'R01'], '命令的写法有误'],
  [['matches', '--state', 'open'], '--state open'],
  [['absence', '--village', '测试村'], '命令的写法有误'],
  [['custody-due', '--within', 'soon'], '--within soon'],
  [['bank', 'letter'], 'bank 之后应为'],
  [['bank', 'order', 'B1', '--form', 'telegram', '--out', 'x'], '--form telegram 写法有误'],
  [['bank', 'sample', 'excel', 'order'], '缺少 --out'],
  [['rebuild', 'now'], '参数应为'],
  [['backup'], '缺少 --to'],
  [['restore', 'x'], '参数应为'],
  [['restore', '--from', 'x', '--until', 'yesterday'], '--until yesterday'],
  [['import'], '请写明要导入的文件或文件夹'],
  [['replay', 'village', 'x'], '目前只能重放 household'],
  [['withdraw', 'x', '--reason', 'OTHER', '--by', 'a', '--second', 'b'], '--reason OTHER 写法有误'],
])('%j is a wrong command line, and says so in both languages', async ([name, ...words], said) => {
  const verb = verbs.find((candidate) => candidate.name === name)!;
  const refused: unknown = await verb.run(words).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageProblem);
  const { zh, en } = refused as UsageProblem;
  expect(zh).toContain(said);
  expect(en).toMatch(/[a-z]{3}/);
});
