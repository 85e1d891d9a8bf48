import { useKnownOn } from '../frame/known-on';
import { type Answer, ledger } from '../ledger/ledger';
import { useSight } from '../session/sight';
import type { MonthKnown } from './steps';

type Policy = Answer<'Policies'>['policies'][number];
type Document = Answer<'FundDocument'>;

/** The nearest division's answer is the one in force. */
const policyFor = (
  policies: readonly Policy[],
  question: string,
  scope: string,
): Policy | undefined =>
  policies
    .filter((policy) => policy.question === question && scope.startsWith(policy.division))
    .sort((a, b) => b.division.length - a.division.length)[0];

const dayIn = (policy: Policy | undefined): number | undefined =>
  typeof policy?.value === 'number' ? policy.value : undefined;

const sumOf = (documents: readonly Document[]): number =>
  documents.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Money without a month of its own counts for the month it was appropriated in. */
const appropriatedFor = (documents: readonly Document[], month: string): readonly Document[] =>
  documents.filter(
    ({ stage, benefitMonth, businessOn }) =>
      stage === 'APPROPRIATED' && (benefitMonth ?? businessOn.slice(0, 7)) === month,
  );

/** The registers of a month, each read for itself. */
export const useRegisters = (month: string | undefined) => {
  const [knownOn] = useKnownOn();
  const day = knownOn === undefined ? {} : { knownOn };
  const params = { query: day };
  const at = { query: { ...day, ...(month !== undefined && { at: month }) } };
  return {
    overview: ledger.useQuery('get', '/api/v1/overview', { params }),
    batches: ledger.useQuery('get', '/api/v1/batches'),
    delays: ledger.useQuery('get', '/api/v1/delays', { params }),
    funds: ledger.useQuery('get', '/api/v1/funds', { params }),
    months: ledger.useQuery('get', '/api/v1/months', { params }),
    policies: ledger.useQuery('get', '/api/v1/policies', { params: at }),
  };
};

export interface MonthAnswered {
  readonly known: MonthKnown;
  readonly deadline: Policy | undefined;
}

/** Undefined until every register has answered. */
export const useMonth = (asked: string | undefined) => {
  const { account } = useSight();
  const registers = useRegisters(asked);
  const { overview, batches, delays, funds, months, policies } = registers;
  const failed = Object.values(registers).find(({ isError }) => isError);
  const all = [overview, batches, delays, funds, months, policies].every(({ data }) => data);
  if (!all || !overview.data || !batches.data || !delays.data || !funds.data) {
    return { failed, answered: undefined };
  }
  const today = overview.data.knowledgeDate;
  const month = asked ?? today.slice(0, 7);
  const inForce = policies.data?.policies ?? [];
  const deadline = policyFor(inForce, 'paymentDeadlineDay', account.scope);
  const money = appropriatedFor(funds.data.documents, month);
  const known: MonthKnown = {
    month,
    today,
    deadlineDay: dayIn(deadline),
    rosterDay: dayIn(policyFor(inForce, 'rosterDueDay', account.scope)),
    appropriatedFen: sumOf(money),
    arrivedFen: sumOf(money.filter(({ arrivedOn }) => arrivedOn !== null)),
    batches: batches.data.batches.filter(
      ({ benefitMonth, status }) => benefitMonth === month && status !== 'rejected',
    ),
    sent: delays.data.delays
      .filter(({ benefitMonth }) => benefitMonth === month)
      .map((delay) => ({
        batchNo: delay.batchNo,
        creditedCount: delay.sentToBankToCredited.count,
        lateCount: delay.creditedAfterDeadline,
        neverCount: delay.neverCredited,
      })),
    isClosed: months.data?.months.some((closed) => closed.month === month) ?? false,
  };
  return { failed, answered: { known, deadline } satisfies MonthAnswered };
};
