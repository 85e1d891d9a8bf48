import { fen, yuanText } from '@ledger/kernel';
import type {
  DeathClaimAnswer,
  EvidenceAnswer,
  KnowledgeAnswer,
  SpanAnswer,
  StepAnswer,
} from '../questions/knowledge-answer';
import { postWords, sourceWords, stepWords } from '../questions/knowledge-words';
import { escaped, table, tag } from './html';
import {
  daysText,
  type Language,
  type PaperWords,
  paperWords,
  verdictText,
} from './knowledge-paper-words';
import { PAPER_STYLE } from './paper-style';

/** More would not stay on one page; the JSON has them all. */
const EVIDENCE_MAX = 8;
const CLAIMS_MAX = 5;

const yuan = (amount: number): string => yuanText(fen(amount));

interface Saying {
  readonly language: Language;
  readonly words: PaperWords;
}

const aboutOf = (answer: KnowledgeAnswer, { language, words }: Saying): string => {
  const { finding, rule } = answer;
  const { about } = words;
  const person = [finding.personName, finding.personId].filter(Boolean).join(' ');
  const lines = [
    [about.rule, `${rule.rule} ${rule.title[language]}`],
    [about.household, finding.householdNo ?? '—'],
    [about.person, person || '—'],
    [about.village, finding.village ?? '—'],
    [about.month, finding.benefitMonth ?? '—'],
    [about.batch, finding.batchNo ?? '—'],
    [about.money, `${yuan(answer.overpaidFenCertain)} / ${yuan(answer.overpaidFenPossible)}`],
    [about.recovered, yuan(answer.recoveredFen)],
  ] as const;
  return tag(
    'dl',
    lines
      .map(([name, text]) => tag('div', tag('dt', escaped(name)) + tag('dd', escaped(text))))
      .join(''),
  );
};

const dayText = ({ earliest, latest }: StepAnswer): string =>
  earliest === latest ? earliest : `${earliest} – ${latest}`;

const bySteps = (a: StepAnswer, b: StepAnswer) =>
  a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0;

const MONEY_LEAVES = new Set(['sent', 'credited']);

const timeline = ({ steps }: KnowledgeAnswer, { language, words }: Saying): string => {
  const lines = [...steps].sort(bySteps).map((step) => {
    const beside = [
      step.source && sourceWords(step.source)[language],
      step.precision === 'range' && words.range,
    ].filter((text) => text);
    const text =
      tag('b', escaped(dayText(step))) +
      ` ${escaped(step[language])}` +
      (beside.length > 0 ? ` ${tag('small', escaped(`(${beside.join('; ')})`))}` : '') +
      (step.declared ? ` ${tag('span', escaped(words.declared), 'declared')}` : '');
    return tag('li', text, MONEY_LEAVES.has(step.step) ? 'money' : '');
  });
  return tag('ol', lines.join(''));
};

const spanDays = (span: SpanAnswer, words: PaperWords): string => {
  if (span.status === 'backfilled' || span.status === 'contradictory') {
    return words.status[span.status];
  }
  if (span.daysMost === null) return words.status.uncounted;
  return span.status === 'open' ? words.open(daysText(span)) : words.day(daysText(span));
};

const spansTable = ({ spans }: KnowledgeAnswer, { language, words }: Saying): string => {
  if (spans.length === 0) return tag('p', escaped(words.noSpans));
  const rows = spans.map((span) => {
    const ends = `${stepWords[span.from][language]} → ${stepWords[span.until][language]}`;
    const posts = span.posts.map((post) => postWords[post][language]).join(` ${words.or} `);
    const cells = [ends, posts, spanDays(span, words), span.heldWhenSent ? words.held : ''];
    return { held: span.heldWhenSent, cells: cells.map(escaped) };
  });
  const html = table(
    words.spanHeads,
    rows.map(({ cells }) => cells),
  );
  // The rows in which the news lay are marked in colour as well as in words.
  const marks = rows.map(({ held }) => (held ? '<tr class="held">' : '<tr>'));
  let row = -1;
  return html.replace(/<tr>/g, () => (row++ < 0 ? '<tr>' : marks[row - 1]!));
};

const afterwards = (claim: DeathClaimAnswer, words: PaperWords): string =>
  [
    ...claim.moves.map(({ from, receivedOn }) => words.moved(from ?? words.noDate, receivedOn)),
    ...(claim.ended ? [`${claim.ended.on} ${words.ended[claim.ended.how]}`] : []),
  ].join('; ');

const claimsTable = (answer: KnowledgeAnswer, { language, words }: Saying): string => {
  const { claims } = answer;
  if (claims.length === 0) return '';
  const rows = claims
    .slice(0, CLAIMS_MAX)
    .map((claim) => [
      escaped(sourceWords(claim.source)[language]),
      escaped(claim.death ?? words.noDate),
      escaped(claim.receivedOn) +
        (claim.declared ? ` ${tag('span', escaped(words.declared), 'declared')}` : ''),
      escaped(
        [
          claim.crematedOn && `${words.cremated} ${claim.crematedOn}`,
          claim.deregisteredOn && `${words.deregistered} ${claim.deregisteredOn}`,
        ]
          .filter(Boolean)
          .join(', '),
      ),
      escaped(afterwards(claim, words)),
    ]);
  const rest = claims.length - CLAIMS_MAX;
  return (
    tag('h2', escaped(words.claims)) +
    table(words.claimHeads, rows, 'small') +
    (rest > 0 ? tag('p', escaped(words.more(rest)), 'small') : '') +
    (answer.contradictory ? tag('p', escaped(words.contradictory), 'declared') : '')
  );
};

const evidenceRow = (one: EvidenceAnswer, { language, words }: Saying): readonly string[] => [
  escaped(one.receivedOn) +
    (one.declared ? ` ${tag('span', escaped(words.declared), 'declared')}` : ''),
  escaped(
    // The header block of a file is no row of it.
    [one.fileName ?? one.fileKind ?? '—', one.row ? words.row(one.row) : ''].join(' '),
  ),
  escaped(one[language]),
  tag('span', escaped(one.eventId), 'mono'),
];

const evidenceTable = ({ evidence }: KnowledgeAnswer, saying: Saying): string => {
  const { words } = saying;
  const rest = evidence.length - EVIDENCE_MAX;
  return (
    tag('h2', escaped(words.evidence)) +
    table(
      words.evidenceHeads,
      evidence.slice(0, EVIDENCE_MAX).map((one) => evidenceRow(one, saying)),
      'small evidence',
    ) +
    (rest > 0 ? tag('p', escaped(words.more(rest)), 'small') : '')
  );
};

const page = (answer: KnowledgeAnswer, language: Language): string => {
  const saying: Saying = { language, words: paperWords[language] };
  const { words } = saying;
  const verdict = tag(
    'div',
    tag('strong', escaped(words.verdict + verdictText(words, answer))) +
      tag('p', escaped(answer.verdictWords[language])) +
      (answer.restsOnDeclaredDay ? tag('p', escaped(words.declaredNote), 'declared') : ''),
    `verdict ${answer.verdict ?? ''}`,
  );
  return `<main class="${language}" lang="${language === 'zh' ? 'zh-CN' : 'en'}">${[
    tag('h1', escaped(words.title)),
    tag('p', escaped(words.under(answer.finding.findingId, answer.knowledgeDate)), 'under'),
    aboutOf(answer, saying),
    verdict,
    tag(
      'div',
      tag('section', tag('h2', escaped(words.days)) + timeline(answer, saying)) +
        tag('section', tag('h2', escaped(words.spans)) + spansTable(answer, saying)),
      'two',
    ),
    claimsTable(answer, saying),
    tag(
      'div',
      tag(
        'section',
        tag('h2', escaped(words.first)) +
          tag('p', escaped(answer.rule.sentence[language])) +
          tag('p', escaped(answer.rule.lawful[language])),
      ) +
        tag(
          'section',
          tag('h2', escaped(words.goodFaith)) + tag('p', escaped(answer.goodFaithWords[language])),
        ),
      'two',
    ),
    evidenceTable(answer, saying),
    tag('footer', escaped(words.footer)),
  ].join('\n')}</main>`;
};

/**
 * The chain of one finding as a page of its own, to print on A4 and to hand to a committee or an
 * officer: both languages in it, no script, and nothing that is fetched.
 */
export const knowledgePaper = (answer: KnowledgeAnswer, language: Language): string => {
  const radio = (of: Language) =>
    `<input type="radio" name="language" id="${of}"${of === language ? ' checked' : ''}>`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(`${paperWords[language].title} ${answer.finding.findingId}`)}</title>
<style>${PAPER_STYLE}</style></head><body>
${radio('zh')}${radio('en')}
<nav class="switch"><label for="zh">中文</label><label for="en">English</label></nav>
${page(answer, 'zh')}
${page(answer, 'en')}
</body></html>
`;
};
