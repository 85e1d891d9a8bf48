import { dayOfMonth, firstDayOf, type LocalDate } from '@ledger/kernel';
import type { BatchHeader as Batch, FundMovement } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { compare } from '../../fact';
import type { Item } from '../../household/items';
import { REFS_MOST, type Span, type Why } from './span';

/** A batch without a day of approval says nothing of the two hops that meet there. */
const headerSpans = (batch: Batch, why: readonly Why[]): readonly Span[] => {
  const { frozenOn, approvedOn, sentToBankOn } = batch;
  if (!approvedOn) return [];
  const about = { count: 1, month: batch.benefitMonth, batch: batch.batch, refs: [], why };
  return [
    { hop: 'freeze-to-approval', from: frozenOn, until: approvedOn, ...about },
    { hop: 'approval-to-bank', from: approvedOn, until: sentToBankOn, ...about },
  ];
};

const moneySpans = (
  batch: Batch,
  appropriated: readonly FundMovement[],
  why: readonly Why[],
): readonly Span[] =>
  appropriated.map(({ document, source, businessOn }) => ({
    hop: 'appropriation-to-bank',
    from: businessOn,
    until: batch.sentToBankOn,
    count: 1,
    month: batch.benefitMonth,
    source,
    batch: batch.batch,
    refs: [document],
    why,
  }));

const itemWhy = (
  { status, everCreditedOn, failures, instructed }: Item,
  silence: Why,
): readonly Why[] => [
  ...(instructed.kind === 'BACKPAY' ? (['back-pay'] as const) : []),
  ...(instructed.kind === 'REISSUE' ? (['reissue'] as const) : []),
  ...(status === 'PENDING' ? [silence] : []),
  ...(status === 'RETURNED' && !everCreditedOn ? (['sent-back'] as const) : []),
  ...(status === 'CREDITED' && failures.length > 0 ? (['failed-before'] as const) : []),
];

/** Regular payments are due on the deadline day of their own benefit month, and no other kind. */
const dueOf = ({ instructed }: Item, { division }: Batch, policies: Policies) => {
  if (instructed.kind !== 'REGULAR') return {};
  const limit = policies.required('paymentDeadlineDay', division, instructed.benefitMonth);
  return { limit, dueOn: dayOfMonth(instructed.benefitMonth, limit) };
};

const endOf = ({ everCreditedOn, returnedOn }: Item): { until?: LocalDate; leftOn?: LocalDate } => {
  if (everCreditedOn) return { until: everCreditedOn };
  return returnedOn ? { leftOn: returnedOn } : {};
};

/** What the items of one batch have in common. */
interface InBatch {
  readonly batch: Batch;
  readonly policies: Policies;
  readonly why: readonly Why[];
  /** What it means that the bank says nothing of an item. */
  readonly silence: Why;
}

/** One item's wait for its credit, also when the credit bounced later. */
const itemSpan = (item: Item, { batch, policies, why, silence }: InBatch): Span => ({
  hop: 'bank-to-credit',
  from: batch.sentToBankOn,
  ...endOf(item),
  ...dueOf(item, batch, policies),
  count: 1,
  month: batch.benefitMonth,
  village: item.instructed.village,
  batch: batch.batch,
  refs: [],
  why: [...why, ...itemWhy(item, silence)],
  ...(!item.everCreditedOn && failureOf(item)),
});

const failureOf = ({ failures }: Item) => {
  const code = failures.at(-1)?.code;
  return code === undefined ? {} : { failureCode: code };
};

/** Items that waited alike are one wait; one alone names its household. */
const together = (spans: readonly { readonly span: Span; readonly item: Item }[]) => {
  const alike = new Map<string, Item[]>();
  const first = new Map<string, Span>();
  for (const { span, item } of spans) {
    const key = JSON.stringify(span);
    alike.set(key, [...(alike.get(key) ?? []), item]);
    first.set(key, span);
  }
  return [...alike.keys()].sort().map((key): Span => {
    const items = alike.get(key)!;
    const refs = items.map(({ ref }) => ref as string).sort(compare);
    const alone = items.length === 1 ? { household: items[0]!.instructed.household } : {};
    return { ...first.get(key)!, ...alone, count: items.length, refs: refs.slice(0, REFS_MOST) };
  });
};

/** How long a batch and each of its items waited. */
export const batchSpans = (
  batch: Batch,
  items: readonly Item[],
  appropriated: readonly FundMovement[],
  policies: Policies,
): readonly Span[] => {
  const why: readonly Why[] =
    batch.sentToBankOn < firstDayOf(batch.benefitMonth) ? ['advanced-batch'] : [];
  const answered = items.some(({ status }) => status !== 'PENDING');
  const silence = answered ? 'not-in-bank-result' : 'no-bank-result';
  const inBatch: InBatch = { batch, policies, why, silence };
  const money = [...appropriated].sort((a, b) => compare(a.document, b.document));
  return [
    ...headerSpans(batch, why),
    ...moneySpans(batch, money, why),
    ...together(items.map((item) => ({ item, span: itemSpan(item, inBatch) }))),
  ];
};
