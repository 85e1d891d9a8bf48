import { count, yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import { useLanguage } from '../words/language';
import { useMonthWords } from './words';

/** Something that waits, whatever month it is of. */
export interface Queue {
  readonly key: string;
  readonly title: string;
  readonly path: string;
  readonly count: number;
  readonly amountFen: number | null;
  readonly when: string;
  readonly isLate: boolean;
}

const earliestOf = (days: readonly (string | null)[]): string | undefined =>
  days.filter((day): day is string => day !== null).sort()[0];

const OVER = ['closed', 'rejected'];

export const useBatchQueue = () => {
  const words = useMonthWords();
  return ({ batches }: Answer<'Batches'>): readonly Queue[] => {
    const open = batches.filter(({ status }) => !OVER.includes(status));
    const amountFen = open.reduce((sum, { sumFen }) => sum + (sumFen ?? 0), 0);
    const path = '/batches';
    const title = words.batchesOpen;
    return [
      { key: 'batches', title, path, count: open.length, amountFen, when: '', isLate: false },
    ];
  };
};

export const useBankQueues = () => {
  const words = useMonthWords();
  const { say } = useLanguage();
  return ({ queues }: Answer<'BankQueues'>): readonly Queue[] =>
    queues.map((queue) => ({
      key: queue.situation,
      title: say(queue.title),
      path: `/bank?situation=${queue.situation}`,
      count: queue.count,
      amountFen: queue.amountFen,
      when: words.waited(count(Math.max(0, ...queue.entries.map((entry) => entry.waitedDays)))),
      isLate: false,
    }));
};

export const useRecoveryQueues = () => {
  const words = useMonthWords();
  return ({ overpayments, total }: Answer<'Overpayments'>): readonly Queue[] => {
    const found = overpayments.filter(
      ({ status, outstandingFen }) => status === 'found' && outstandingFen > 0,
    );
    const due = overpayments.filter(({ plan }) => (plan?.dueFen ?? 0) > 0);
    return [
      {
        key: 'found',
        title: words.found,
        path: '/recovery?is-status=found',
        count: found.length,
        amountFen: found.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0),
        when: '',
        isLate: false,
      },
      {
        key: 'instalments',
        title: words.instalments,
        path: '/recovery?is-status=demanded',
        count: due.length,
        amountFen: total.dueFen,
        when: total.lateFen > 0 ? words.late(yuan(total.lateFen)) : '',
        isLate: total.lateFen > 0,
      },
    ];
  };
};

export const useArrearsQueue = () => {
  const words = useMonthWords();
  return ({ arrears, certainFen }: Answer<'Arrears'>): readonly Queue[] => {
    const earliest = earliestOf(arrears.map(({ dueOn }) => dueOn));
    return [
      {
        key: 'arrears',
        title: words.arrears,
        path: '/batches',
        count: arrears.length,
        amountFen: certainFen,
        when: earliest ? words.earliest(earliest) : '',
        isLate: false,
      },
    ];
  };
};

export const useListQueues = () => {
  const words = useMonthWords();
  return ({ absences }: Answer<'Absences'>): readonly Queue[] =>
    absences.map(({ what, source, benefitMonth, batch, village, dueOn, daysLate }) => ({
      key: [what, source, benefitMonth, batch, village].join(' '),
      title: [
        words.lists[what] ?? what,
        source && (words.sources[source] ?? source),
        benefitMonth,
        batch,
        village,
      ]
        .filter(Boolean)
        .join(' '),
      path: what === 'CUSTODY_REVIEW' ? '/custody' : '/imports',
      count: 1,
      amountFen: null,
      when: words.dueLate(dueOn, count(daysLate)),
      isLate: true,
    }));
};

export const useCustodyQueues = () => {
  const words = useMonthWords();
  return ({ rows }: Answer<'CustodyDue'>): readonly Queue[] => {
    const kinds = [...new Set(rows.map(({ what }) => what))];
    return kinds.map((what) => {
      const own = rows.filter((row) => row.what === what);
      const earliest = earliestOf(own.map(({ dueOn }) => dueOn));
      return {
        key: what,
        title: words.custody[what] ?? what,
        path: `/custody?due.is-what=${what}`,
        count: own.length,
        amountFen: null,
        when: earliest ? words.earliest(earliest) : '',
        isLate: own.some(({ daysLeft }) => daysLeft !== null && daysLeft < 0),
      };
    });
  };
};

/** Months whose money went to the bank, that are over and not closed. */
export const useMonthsQueue = () => {
  const words = useMonthWords();
  return (
    { delays, knowledgeDate }: Answer<'Delays'>,
    { months }: Answer<'Months'>,
  ): readonly Queue[] => {
    const closed = new Set(months.map(({ month }) => month));
    const over = [...new Set(delays.map(({ benefitMonth }) => benefitMonth))]
      .filter((month) => month < knowledgeDate.slice(0, 7) && !closed.has(month))
      .sort();
    return [
      {
        key: 'months',
        title: words.months,
        path: '/months',
        count: over.length,
        amountFen: null,
        when: over[0] ? words.earliest(over[0]) : '',
        isLate: false,
      },
    ];
  };
};
