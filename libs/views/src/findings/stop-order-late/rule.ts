import { daysBetween, monthOf } from '@ledger/kernel';
import { compare } from '../../fact';
import { byDecision } from '../../household/death-claims';
import type { HouseholdMembers } from '../../household/household-members';
import { memberFinding, type MembersRule } from '../rule';

/** Decisions that came too long after the deciding office had learned, oldest first. */
const lateIn = ({ decisions, division, policies }: HouseholdMembers) =>
  [...decisions].sort(byDecision).flatMap(({ event, declared }) => {
    const { change, learnedOn, decidedOn, person } = event.data;
    if (change === 'RESUME' || learnedOn === undefined) return [];
    const limit = policies.required('stopDecisionSlaDays', division, monthOf(decidedOn));
    const days = daysBetween(learnedOn, decidedOn);
    return days > limit ? [{ person, learnedOn, decidedOn, days, declared }] : [];
  });

/**
 * R29. A decision to stop, reduce or increase came more than `stopDecisionSlaDays` calendar days
 * after the office had learned of its ground. The first such decision of a person is shown.
 */
export const stopOrderLate: MembersRule = {
  code: 'R29',
  version: 1,
  name: 'stop-order-late',
  severity: 'MEDIUM',
  title: { zh: '停发决定超期', en: 'Stop order late' },
  sentence: {
    zh: '获知情况后超过规定天数才作出停发、减发或增发决定。',
    en: 'A stop, reduction or increase was decided later than allowed after the office learned.',
  },
  lawful: {
    zh: '先核对：是否因当事人申诉、核实困难而延期；获知日期是否误填。',
    en: 'Check first: an objection or hard verification; a wrong day of learning.',
  },
  assess: (view) => {
    const first = new Map(
      lateIn(view)
        .reverse()
        .map((late) => [late.person, late]),
    );
    return [...first.values()]
      .sort((a, b) => compare(a.person, b.person))
      .map(({ person, learnedOn, decidedOn, days }) =>
        memberFinding(view, {
          rule: 'R29',
          person,
          days: { learnedOn, decidedOn, waitedDays: String(days) },
        }),
      );
  },
};
