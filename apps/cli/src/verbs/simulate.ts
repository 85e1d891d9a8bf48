import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseYearMonth, type YearMonth } from '@ledger/kernel';
import { policiesFrom, policyEntries } from '@ledger/policy';
import { filesOf, labelsFile, simulate, type SimulationOrder } from '@ledger/simulator';
import { EXIT } from '../exit-code';
import { grouped } from '../terminal/amount';
import { print, remark } from '../terminal/print';
import { UsageProblem, type Verb } from '../verb';
import { countUpTo, exactly, parsedOption, parseWords, required } from '../words';

const MONTHS_MAX = 120;
const HOUSEHOLDS_MAX = 50_000;
const ONE_IN_A_HUNDRED = 0.01;

const parseStreet = (text: string): string | undefined => (/^\d{9}$/.test(text) ? text : undefined);

const parseSeed = (text: string): number | undefined =>
  /^\d{1,9}$/.test(text) ? Number(text) : undefined;

const parseWrongs = (text: string): SimulationOrder['irregularities'] | undefined => {
  if (text === 'each') return text;
  const share = /^(?:0|0?\.\d{1,4})$/.test(text) ? Number(text) : Number.NaN;
  return share <= ONE_IN_A_HUNDRED ? share : undefined;
};

/** The lists go into a folder of their own, so that nothing else is taken for one of them. */
const emptyFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length === 0) return;
  throw new UsageProblem(
    `${folder} 不是空文件夹；请换一个。`,
    `${folder} is not empty; name another folder.`,
  );
};

/** Beside the folder and not in it: whoever takes the folder in cannot take the answers with it. */
const labelsBeside = (folder: string): string =>
  join(dirname(resolve(folder)), `${basename(resolve(folder))}.labels.json`);

/** @throws UsageProblem where no notice says what a person is due. */
const mustHaveStandard = ({ division, from, policies }: SimulationOrder): void => {
  if (policies.value('standardFen', division, from) !== undefined) return;
  throw new UsageProblem(
    `没有 ${division} 在 ${from} 执行的低保标准；请换一个区划或起始月份（重庆 50… 自 2020-09 起有标准）。`,
    `No standard is in force in ${division} at ${from}; choose another division or first month (Chongqing, 50…, has one from 2020-09 on).`,
  );
};

const orderFrom = (words: readonly string[]) => {
  const { values, positionals } = parseWords(words, {
    division: { type: 'string' },
    households: { type: 'string' },
    months: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    wrongs: { type: 'string' },
    out: { type: 'string' },
  });
  exactly(positionals);
  const count = (name: 'households' | 'months', most: number, example: string): number => {
    const text = required(values[name], `--${name}`);
    return parsedOption(text, countUpTo(most), `--${name}`, example) ?? 1;
  };
  const order: SimulationOrder = {
    division:
      parsedOption(
        required(values.division, '--division'),
        parseStreet,
        '--division',
        '500118001',
      ) ?? '',
    street: '模拟街道',
    households: count('households', HOUSEHOLDS_MAX, '330'),
    months: count('months', MONTHS_MAX, '12'),
    seed: parsedOption(required(values.seed, '--seed'), parseSeed, '--seed', '7') ?? 0,
    from:
      parsedOption(values.from, parseYearMonth, '--from', '2021-01') ?? ('2021-01' as YearMonth),
    irregularities:
      parsedOption(values.wrongs, parseWrongs, '--wrongs', '0.01 / each') ?? ONE_IN_A_HUNDRED,
    policies: policiesFrom(policyEntries),
  };
  mustHaveStandard(order);
  return { order, folder: values.out ?? `simulated-${order.division}-${order.seed}` };
};

export const simulateVerb: Verb = {
  name: 'simulate',
  forms: [
    '--division CODE --households N --months M --seed S [--from MONTH] [--wrongs each|SHARE] [--out DIR]',
  ],
  zh: '生成一个虚构街道的全部文件（同一种子逐字节相同）；答案单独放在文件夹旁的 .labels.json',
  en: 'writes the files of a street that never was (the same bytes for the same seed); the answers stand beside the folder, in .labels.json',
  run: async (words) => {
    const { order, folder } = orderFrom(words);
    await emptyFolder(folder);
    const simulation = simulate(order);
    const files = await filesOf(simulation);
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
    const labels = labelsBeside(folder);
    await writeFile(labels, labelsFile(simulation));
    await print(folder);
    const items = simulation.books.batches.reduce((sum, batch) => sum + batch.items.length, 0);
    await remark(
      `文件 ${files.length} 个，发放 ${grouped(items)} 笔；答案 ${labels}（不要导入）`,
      `${files.length} files, ${grouped(items)} payments; the answers are in ${labels} (not for import)`,
    );
    return EXIT.success;
  },
};
