import {
  type LocalDate,
  parseDivisionCode,
  parseLocalDate,
  parseYearMonth,
  type YearMonth,
} from '@ledger/kernel';
import { isPolicyDoubt, type PolicyDoubt } from './doubts';
import type { PolicyEntry, PolicyValues } from './policies';
import { noticeProblem, type NoticeProblem, type NoticeProblemCode } from './problems';
import {
  fitsUnit,
  isPolicyQuestion,
  type PolicyQuestionName,
  policyQuestions,
  unitWords,
} from './questions';

/** An earlier entry ends (废止): from `until` on it governs no month. */
export interface PolicyClosing {
  readonly division: string;
  readonly question: PolicyQuestionName;
  /** The first month of the entry that ends. */
  readonly from: YearMonth;
  readonly until: YearMonth;
  readonly document: string;
}

/** What a file of notices says. */
export interface PolicyNotices {
  readonly entries: readonly PolicyEntry[];
  readonly closings: readonly PolicyClosing[];
}

const MEMBERS: readonly string[] = [
  'division',
  'from',
  'until',
  'announcedOn',
  'document',
  'verified',
  'unverifiedBecause',
  'values',
  'closes',
];
const DOCUMENT_LENGTH_MAX = 200;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** '' is the country; else a division code without padding. */
const divisionIn = (value: unknown): string | undefined =>
  value === '' ? '' : typeof value === 'string' ? parseDivisionCode(value) : undefined;

const monthIn = (value: unknown): YearMonth | undefined =>
  typeof value === 'string' ? parseYearMonth(value) : undefined;

const dayIn = (value: unknown): LocalDate | null | undefined =>
  value === null || value === undefined
    ? null
    : typeof value === 'string'
      ? parseLocalDate(value)
      : undefined;

const documentIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= DOCUMENT_LENGTH_MAX
    ? value.trim()
    : undefined;

/** Reads one notice and gathers everything that is wrong with it, not only the first. */
class NoticeReader {
  readonly problems: NoticeProblem[] = [];

  constructor(
    private readonly notice: number,
    private readonly members: Members,
  ) {
    for (const member of Object.keys(members)) {
      if (!MEMBERS.includes(member)) this.wrong(member, 'unknown-member');
    }
  }

  read(): PolicyNotices {
    const { values, closes, until: end } = this.members;
    const division = this.asked('division', divisionIn(this.members['division']), 'not-a-division');
    const from = this.asked('from', monthIn(this.members['from']), 'not-a-month');
    const until = end === undefined ? undefined : this.asked('until', monthIn(end), 'not-a-month');
    if (from && until && until <= from) this.wrong('until', 'closes-before-it-starts');
    const document = this.asked(
      'document',
      documentIn(this.members['document']),
      'document-missing',
    );
    if ((values === undefined) === (closes === undefined)) this.wrong('values', 'says-nothing');
    if (closes !== undefined) {
      const questions = this.closed(closes);
      if (end === undefined) this.wrong('until', 'end-missing');
      if (division === undefined || !from || !until || !document) return NOTHING;
      const all = questions.map((question) => ({ division, question, from, until, document }));
      return { entries: [], closings: all };
    }
    const rest = { announcedOn: this.announced(), ...this.checked(), values: this.set(values) };
    if (division === undefined || !from || !document) return NOTHING;
    return {
      entries: [{ division, from, ...(until && { until }), document, ...rest }],
      closings: [],
    };
  }

  private wrong(
    field: string,
    code: NoticeProblemCode,
    more?: { readonly zh: string; readonly en: string },
  ): void {
    this.problems.push(noticeProblem(this.notice, field, code, more));
  }

  private asked<T>(field: string, value: T | undefined, code: NoticeProblemCode): T | undefined {
    if (value === undefined) this.wrong(field, code);
    return value;
  }

  private announced(): LocalDate | null {
    return this.asked('announcedOn', dayIn(this.members['announcedOn']), 'not-a-day') ?? null;
  }

  private checked(): Pick<PolicyEntry, 'verified' | 'unverifiedBecause'> {
    const { verified, unverifiedBecause = [] } = this.members;
    if (typeof verified !== 'boolean') this.wrong('verified', 'not-true-or-false');
    const doubts: readonly unknown[] = Array.isArray(unverifiedBecause)
      ? unverifiedBecause
      : [null];
    const known = doubts.filter(isPolicyDoubt);
    if (known.length < doubts.length) this.wrong('unverifiedBecause', 'unknown-doubt');
    if (verified === doubts.length > 0) this.wrong('unverifiedBecause', 'doubt-missing');
    const each: readonly PolicyDoubt[] = [...new Set(known)];
    return { verified: verified === true, ...(each.length > 0 && { unverifiedBecause: each }) };
  }

  private set(values: unknown): Partial<PolicyValues> {
    if (values === undefined) return {};
    if (!isObject(values) || Object.keys(values).length === 0) {
      this.wrong('values', 'says-nothing');
      return {};
    }
    for (const [name, value] of Object.entries(values)) {
      if (!isPolicyQuestion(name)) this.wrong(`values.${name}`, 'unknown-question');
      else {
        const { unit } = policyQuestions[name];
        if (!fitsUnit(unit, value)) this.wrong(`values.${name}`, 'wrong-value', unitWords[unit]);
      }
    }
    // Every name is a question and every value fits its unit, or there are problems.
    return values as Partial<PolicyValues>;
  }

  private closed(closes: unknown): readonly PolicyQuestionName[] {
    const names: readonly unknown[] = Array.isArray(closes) ? closes : [];
    if (names.length === 0) this.wrong('closes', 'says-nothing');
    return names.flatMap((name) => {
      if (typeof name === 'string' && isPolicyQuestion(name)) return [name];
      this.wrong(`closes.${String(name)}`, 'unknown-question');
      return [];
    });
  }
}

const NOTHING: PolicyNotices = { entries: [], closings: [] };

/** `division question month` of everything a notice speaks of. */
const keysOf = ({ entries, closings }: PolicyNotices): readonly string[] => [
  ...entries.flatMap(({ division, from, values }) =>
    Object.keys(values).map((question) => `${division} ${question} ${from}`),
  ),
  ...closings.map(({ division, question, from }) => `${division} ${question} ${from}`),
];

/**
 * One notice or a list of them, in the format of the shipped data: everything it says, or
 * everything that is wrong with it.
 */
export const noticesFrom = (
  json: unknown,
): PolicyNotices | { readonly problems: readonly NoticeProblem[] } => {
  const given: readonly unknown[] = Array.isArray(json) ? json : [json];
  const problems: NoticeProblem[] = [];
  const entries: PolicyEntry[] = [];
  const closings: PolicyClosing[] = [];
  const seen = new Set<string>();
  if (given.length === 0) problems.push(noticeProblem(1, '', 'says-nothing'));
  for (const [index, one] of given.entries()) {
    if (!isObject(one)) {
      problems.push(noticeProblem(index + 1, '', 'not-a-notice'));
      continue;
    }
    const reader = new NoticeReader(index + 1, one);
    const said = reader.read();
    problems.push(...reader.problems);
    for (const key of keysOf(said)) {
      if (seen.has(key)) problems.push(noticeProblem(index + 1, 'from', 'twice'));
      seen.add(key);
    }
    entries.push(...said.entries);
    closings.push(...said.closings);
  }
  return problems.length > 0 ? { problems } : { entries, closings };
};
