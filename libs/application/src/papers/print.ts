import { type DivisionCode, instant, type LocalDate, type Refusal, refuse } from '@ledger/kernel';
import type { BatchRefusal } from '@ledger/ledger';
import { batchOnPaper } from '../batches/on-paper';
import { decisions } from '../decisions/register';
import type { Ledger } from '../ledger';
import { closedMonth, monthAnswer } from '../months/closed';
import { overpayments } from '../overpayments/register';
import { arrears } from '../questions/arrears';
import { custody } from '../questions/custody';
import { findings } from '../questions/findings';
import { nearRelatives } from '../questions/near-relatives';
import { paymentsOf } from '../questions/payments-of';
import { type PeriodNeeds, quarterKnown } from '../questions/quarter';
import { shownPersons } from '../questions/shown';
import { yearKnown } from '../questions/year';
import { checkpointOf, type SealNeeds } from '../seal/checkpoints';
import { type PaperContent, printed } from './content';
import { arrearsContent } from './contents/arrears';
import { custodyContent } from './contents/custody';
import { decisionsContent } from './contents/decisions';
import { findingsContent } from './contents/findings';
import { monthContent } from './contents/month';
import { nearRelativesContent } from './contents/near-relatives';
import { overpaymentsContent } from './contents/overpayments';
import { publicNoticeContent } from './contents/public-notice';
import { workLedgerContent } from './contents/work-ledger';
import { yearEndContent } from './contents/year-end';
import {
  type PaperAsked,
  type PaperFile,
  type PaperKind,
  paperNames,
  type PaperOf,
  subjectOf,
} from './order';
import type { Language } from './paper';
import { mediaTypes, writers } from './written';

export type PaperRefusal = BatchRefusal | 'month-not-closed';

export interface PaperNeeds extends PeriodNeeds, SealNeeds {
  readonly ledger: Ledger;
}

interface At {
  readonly scope: DivisionCode;
  readonly knownOn: LocalDate;
  readonly language: Language;
}

type OfKind<Kind extends PaperKind> = Extract<PaperOf, { readonly paper: Kind }>;
type Contents = {
  readonly [Kind in PaperKind]: (
    needs: PaperNeeds,
    of: OfKind<Kind>,
    at: At,
  ) => Promise<PaperContent | Refusal<PaperRefusal>>;
};

const where = ({ scope, knownOn }: At, { village }: { readonly village?: string }) => ({
  scope,
  knownOn,
  ...(village !== undefined && { village }),
});

const publicNotice: Contents['public-notice'] = async (needs, of, at) => {
  const { month, reveal } = of;
  const asked = { ...where(at, of), fromMonth: month, untilMonth: month };
  const items = (await paymentsOf(needs.readSide, asked)).filter(
    ({ kind, totalFen }) => kind === 'REGULAR' && totalFen > 0,
  );
  const heads = items.map(({ head }) => head);
  const question = { publicNotice: { ...where(at, of), month } };
  const people = await shownPersons(needs, heads, question, reveal);
  return publicNoticeContent({ month, items, people }, at.language);
};

const month: Contents['month'] = async ({ ledger }, of, { scope, language }) => {
  const closed = await closedMonth(ledger, { division: scope, month: of.month });
  if (!closed) return refuse('month-not-closed', { month: of.month });
  return monthContent(monthAnswer(closed), language);
};

const contents: Contents = {
  findings: async (needs, { rule, village, reveal }, { language, ...at }) => {
    const asked = {
      ...at,
      ...(rule !== undefined && { rule }),
      ...(village !== undefined && { village }),
      ...(reveal && { reveal }),
    };
    return findingsContent(await findings(needs, asked), language);
  },
  custody: async (needs, of, at) =>
    custodyContent(await custody(needs, where(at, of)), at.language),
  overpayments: async (needs, of, at) =>
    overpaymentsContent(await overpayments(needs, where(at, of)), at.language),
  arrears: async (needs, of, at) =>
    arrearsContent(await arrears(needs, where(at, of)), at.language),
  decisions: async (needs, of, at) =>
    decisionsContent(await decisions(needs, where(at, of)), at.language),
  'near-relatives': async (needs, of, at) =>
    nearRelativesContent(await nearRelatives(needs, where(at, of)), at.language),
  batch: (needs, { batch }, { scope, language }) => batchOnPaper(needs, { batch, scope }, language),
  month,
  'public-notice': publicNotice,
  'work-ledger': async (needs, { period }, { language, ...at }) =>
    workLedgerContent(await quarterKnown(needs, { ...at, period }), language),
  'year-end': async (needs, { period }, { language, ...at }) =>
    yearEndContent(await yearKnown(needs, { ...at, period }), language),
};

const contentOf = <Kind extends PaperKind>(needs: PaperNeeds, of: OfKind<Kind>, at: At) =>
  (contents[of.paper as Kind] as Contents[Kind])(needs, of, at);

const fileNames = (asked: PaperAsked) => {
  const { of, form, language } = asked;
  const subject = subjectOf(asked);
  const { zh, en } = paperNames[of.paper];
  const tail = language === 'zh' ? '' : '-en';
  return { fileName: `${zh}-${subject}${tail}.${form}`, plainName: `${en}-${subject}${tail}` };
};

/** A paper in the form and the language that was asked for, as it is given out. */
export const printPaper = async (
  needs: PaperNeeds,
  asked: PaperAsked,
): Promise<PaperFile | Refusal<PaperRefusal>> => {
  const { of, scope, knownOn, language, form, asker } = asked;
  const content = await contentOf(needs, of, { scope, knownOn, language });
  if ('refused' in content) return content;
  const at = needs.clock.now();
  const checkpoint = await checkpointOf(needs, 'latest');
  const paper = printed(content, {
    language,
    by: asker.actor,
    at,
    scope,
    knownOn,
    checkpoint: checkpoint && {
      size: checkpoint.size,
      root: checkpoint.root,
      takenAt: instant(checkpoint.takenAt),
    },
  });
  const bytes = await writers[form](paper, at);
  return { bytes, mediaType: mediaTypes[form], ...fileNames(asked) };
};
