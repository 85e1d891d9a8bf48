import { writeFile } from 'node:fs/promises';
import {
  AskKnowledge,
  AskKnowledgePaper,
  digestsOf,
  type KnowledgeAnswer,
  type KnowledgeRefusal,
  postWords,
  type SpanAnswer,
  type StepAnswer,
  stepWords,
} from '@ledger/application';
import type { Refusal } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE } from '../opened';
import { print, printJson, remark } from '../terminal/print';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { exactly, knownOn, parsedOption, parseWords } from '../words';

const verdicts = {
  unknown: '尚不可知',
  'known-elsewhere': '他处已知',
  'known-here': '本级已知',
} satisfies Record<NonNullable<KnowledgeAnswer['verdict']>, string>;

const byDay = (a: StepAnswer, b: StepAnswer): number => (a.earliest < b.earliest ? -1 : 1);

const stepColumns: readonly TableColumn<StepAnswer>[] = [
  { title: '环节', of: (row) => row.zh },
  {
    title: '日期',
    of: ({ earliest, latest }) => (earliest === latest ? earliest : `${earliest} 至 ${latest}`),
  },
  { title: '来源', of: (row) => row.source ?? '' },
  { title: '', of: (row) => (row.declared ? '申报日期，未经证明' : '') },
];

const statuses = { backfilled: '补录，不计', contradictory: '日期互相矛盾' } as const;

const daysOf = ({ status, daysLeast, daysMost }: SpanAnswer): string => {
  if (status === 'backfilled' || status === 'contradictory') return statuses[status];
  const days = daysLeast === daysMost ? `${daysMost}` : `${daysLeast}–${daysMost}`;
  return status === 'open' ? `${days}，未完` : days;
};

const spanColumns: readonly TableColumn<SpanAnswer>[] = [
  { title: '从 → 到', of: ({ from, until }) => `${stepWords[from].zh} → ${stepWords[until].zh}` },
  { title: '岗位', of: ({ posts }) => posts.map((post) => postWords[post].zh).join('或') },
  { title: '天数', of: daysOf, right: true },
  { title: '送银行时', of: (row) => (row.heldWhenSent ? '在此' : '') },
];

const printChain = (answer: KnowledgeAnswer): Promise<void> => {
  const { finding, rule, verdict, verdictWords } = answer;
  const about = [finding.village, finding.householdNo, finding.personName, finding.benefitMonth];
  const said = verdict ? verdicts[verdict] : '—';
  return print(
    `${rule.rule} ${rule.title.zh}　${about.filter(Boolean).join(' ')}　以 ${answer.knowledgeDate} 已知`,
    `发放时${said}${answer.restsOnDeclaredDay ? '（申报日期，未经证明）' : ''}：${verdictWords.zh}`,
    verdictWords.en,
    ...table(stepColumns, answer.steps.toSorted(byDay)),
    '',
    ...(answer.spans.length > 0 ? [...table(spanColumns, answer.spans), ''] : []),
    ...(answer.contradictory ? ['各来源日期互相排斥，须先核对。'] : []),
    rule.lawful.zh,
    answer.goodFaithWords.zh,
    `依据 ${answer.evidence.length} 条事件，见 --json；打印页见 --html。`,
    '疑点只是比对结果，不是违规认定。 A finding is a match, never a verdict.',
  );
};

const refusals = {
  'finding-not-held': ({ from = '', until = '' }) => [
    `按这一天已知的材料没有这条疑点；它自 ${from} 起${until && `至 ${until} 前`}成立，请用 --known-on。`,
    `By that day there is no such finding; it stood from ${from}${until && ` until ${until}`}: use --known-on.`,
  ],
  'no-knowledge-chain': ({ rule = '' }) => [
    `${rule} 不涉及发放时是否可知；请看同户同月的其他疑点。`,
    `${rule} is not about what was known at a payment; see the findings of that household and month.`,
  ],
} satisfies Record<
  KnowledgeRefusal,
  (details: Readonly<Record<string, string>>) => readonly string[]
>;

const explainRefusal = async (
  findingId: string,
  refusal: Refusal<KnowledgeRefusal> | undefined,
): Promise<ExitCode> => {
  await (refusal
    ? remark(...refusals[refusal.refused](refusal.details as Readonly<Record<string, string>>))
    : remark(`没有疑点 ${findingId}。`, `There is no finding ${findingId}.`));
  return EXIT.refused;
};

const parseLanguage = (text: string): 'zh' | 'en' | undefined =>
  text === 'zh' || text === 'en' ? text : undefined;

export const explain: Verb = {
  name: 'explain',
  forms: [
    'FINDING_ID [--known-on DATE] [--json] [--html FILE] [--language zh|en] [--reveal REASON]',
  ],
  zh: '一条疑点的知情链：各日期、各环节岗位与用时、发放时能否知道；--html 写出可打印的一页',
  en: 'for one finding: the days, the posts, and what could be known when the money left; --html writes a page to print',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      'known-on': { type: 'string' },
      json: { type: 'boolean' },
      html: { type: 'string' },
      language: { type: 'string' },
      reveal: { type: 'string' },
    });
    const [findingId = ''] = exactly(positionals, 'FINDING_ID');
    const { html, reveal: reason } = values;
    const language = parsedOption(values.language, parseLanguage, '--language', 'en') ?? 'zh';
    const asked = { scope: EVERYWHERE, knownOn: knownOn(values['known-on']), findingId };
    const { answer, paper } = await askLedger(async ({ queries, asker }) => {
      const question = { ...asked, ...(reason && { reveal: { ...asker, reason } }) };
      // One disclosure is one record: what only goes into a page is not asked for twice.
      return html === undefined
        ? { answer: await queries.execute(new AskKnowledge(question)), paper: undefined }
        : {
            answer: undefined,
            paper: await queries.execute(new AskKnowledgePaper({ ...question, asker, language })),
          };
    });
    if (html !== undefined) {
      if (typeof paper !== 'string') return explainRefusal(findingId, paper);
      const bytes = Buffer.from(paper, 'utf8');
      await writeFile(html, bytes, { mode: 0o600 });
      const { sha256, sm3 } = digestsOf(bytes);
      await remark(`已写入 The page was written to ${html}`, `SHA-256 ${sha256}`, `SM3 ${sm3}`);
      return EXIT.success;
    }
    if (!answer || 'refused' in answer) return explainRefusal(findingId, answer);
    await (values.json ? printJson(answer) : printChain(answer));
    return EXIT.success;
  },
};
