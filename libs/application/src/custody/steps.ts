import type { LocalDate } from '@ledger/kernel';
import { refuse } from '@ledger/kernel';
import type { CustodyAct, CustodyEndReason, FilingLevel } from '@ledger/ledger';
import { dayAhead, evidenceFor, type HouseholdNeeds } from '../decisions/held';
import { type CaseHeld, caseHeld, type CaseOrder } from './case-held';
import { type Outcome, runCustodyAct } from './run-act';

/** What is done with a case that stands, but for a change of its keeper. */
export type CaseStep =
  | {
      readonly step: 'sign';
      readonly agreementNo: string;
      readonly signedOn: LocalDate;
      readonly validFrom: LocalDate;
      readonly validUntil: LocalDate;
    }
  | {
      readonly step: 'file';
      readonly level: FilingLevel;
      readonly filingNo: string;
      readonly filedOn: LocalDate;
    }
  | {
      readonly step: 'review';
      readonly reviewedOn: LocalDate;
      readonly reviewedBy: string;
      readonly outcome: 'IN_ORDER' | 'DEFECTS';
    }
  | {
      readonly step: 'end';
      readonly endedOn: LocalDate;
      readonly reasonCode: CustodyEndReason;
      readonly receiptNo: string;
    };

export interface StepOrder extends CaseOrder {
  readonly act: CaseStep;
  readonly note?: string;
}

const wordsOf = (act: CaseStep): Readonly<Record<string, string>> => {
  switch (act.step) {
    case 'sign':
      return { 协议编号: act.agreementNo };
    case 'file':
      return { [act.level === 'STREET' ? '街道备案号' : '县级备案号']: act.filingNo };
    case 'review':
      return { 核查人: act.reviewedBy, 核查日期: act.reviewedOn, 核查结果: act.outcome };
    case 'end':
      return { 交接凭证号: act.receiptNo, 终止原因: act.reasonCode };
  }
};

const commandOf = (
  act: CaseStep,
  of: { readonly division: CaseHeld['division']; readonly entry: CaseOrder['entry'] },
  evidence: Awaited<ReturnType<typeof evidenceFor>>,
): CustodyAct => {
  const named = { ...of, evidence };
  switch (act.step) {
    case 'sign': {
      const { signedOn, validFrom, validUntil } = act;
      return { type: 'SignProxyAgreement', data: { ...named, signedOn, validFrom, validUntil } };
    }
    case 'file': {
      const { level, filedOn } = act;
      return { type: 'FileProxy', data: { ...named, level, filedOn } };
    }
    case 'review': {
      const { reviewedOn, outcome } = act;
      return { type: 'ReviewProxy', data: { ...named, reviewedOn, outcome } };
    }
    case 'end': {
      const { endedOn, reasonCode } = act;
      return { type: 'EndProxyHolder', data: { ...named, endedOn, reasonCode } };
    }
  }
};

const dayOf = (act: CaseStep): LocalDate => {
  switch (act.step) {
    case 'sign':
      return act.signedOn;
    case 'file':
      return act.filedOn;
    case 'review':
      return act.reviewedOn;
    case 'end':
      return act.endedOn;
  }
};

/** 协议、备案、核查、终止: the next step of a case that stands. */
export const stepCustody = async (needs: HouseholdNeeds, order: StepOrder): Outcome => {
  const held = await caseHeld(needs, order);
  if ('refused' in held) return held;
  const { act, entry, note } = order;
  const ahead = dayAhead(needs, dayOf(act));
  if (ahead) return ahead;
  const { state, division } = held;
  if (state.status !== 'held' && state.status !== 'ended') return refuse('card-not-held');
  const words = { ...wordsOf(act), 说明: note };
  const evidence = await evidenceFor(needs, state.beneficiary, 'custody-act', words);
  // Papers of the same days are others where another keeper has the card.
  return runCustodyAct(needs, order, held, commandOf(act, { division, entry }, evidence), state.by);
};
