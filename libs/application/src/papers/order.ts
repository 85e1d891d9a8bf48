import type { BatchNo, DivisionCode, LocalDate, YearMonth } from '@ledger/kernel';
import type { Asker } from '../committee/access-log';
import type { Reveal } from '../questions/findings';
import type { Said } from '../questions/knowledge-answer';
import { both, type Language } from './paper';
import type { Period } from './period';
import type { PaperForm } from './written';

/** Papers of the street as they stand on a day; some about one month, quarter, year or batch. */
export type PaperOf =
  | {
      readonly paper: 'findings';
      readonly rule?: string;
      readonly village?: string;
      readonly reveal?: Reveal;
    }
  | {
      readonly paper: 'custody' | 'overpayments' | 'arrears' | 'decisions' | 'near-relatives';
      readonly village?: string;
    }
  | { readonly paper: 'batch'; readonly batch: BatchNo }
  | { readonly paper: 'month'; readonly month: YearMonth }
  | {
      readonly paper: 'public-notice';
      readonly month: YearMonth;
      readonly village?: string;
      readonly reveal?: Reveal;
    }
  | { readonly paper: 'work-ledger' | 'year-end'; readonly period: Period };

export type PaperKind = PaperOf['paper'];

export interface PaperAsked {
  readonly of: PaperOf;
  readonly scope: DivisionCode;
  readonly knownOn: LocalDate;
  readonly form: PaperForm;
  readonly language: Language;
  readonly asker: Asker;
}

/** A paper as a file, with the names it is given out under. */
export interface PaperFile {
  readonly bytes: Uint8Array;
  /** What the office calls it, with its ending. */
  readonly fileName: string;
  /** In plain letters and without its ending. */
  readonly plainName: string;
  readonly mediaType: string;
}

/** The name of each paper in the words of the office. */
export const paperNames = {
  findings: both('疑点清单', 'findings'),
  custody: both('卡折代管台账', 'custody'),
  overpayments: both('多发追回台账', 'overpayments'),
  arrears: both('应补发台账', 'arrears'),
  decisions: both('停发减发增发恢复台账', 'decisions'),
  'near-relatives': both('近亲属备案登记簿', 'near-relatives'),
  batch: both('发放花名册', 'batch'),
  month: both('月结证书', 'month-certificate'),
  'public-notice': both('公示名单', 'public-notice'),
  'work-ledger': both('工作台账', 'work-ledger'),
  'year-end': both('年终汇总', 'year-end'),
} as const satisfies Record<PaperKind, Said>;

/** Of what a paper is, as its file says it. */
export const subjectOf = ({ of, knownOn }: Pick<PaperAsked, 'of' | 'knownOn'>): string => {
  if (of.paper === 'batch') return of.batch;
  if (of.paper === 'month' || of.paper === 'public-notice') return of.month;
  if (of.paper === 'work-ledger' || of.paper === 'year-end') {
    return `${of.period.firstMonth}-${of.period.lastMonth}-${knownOn}`;
  }
  return knownOn;
};
