import {
  AskBalances,
  AskDelayRegister,
  AskDelays,
  AskTotals,
  type HopAnswer,
} from '@ledger/application';
import type { LocalDate } from '@ledger/kernel';
import { type OpenLedger, STREET } from './open-ledger';
import { comparable, type ExpectedDay, RULES } from './sample-set';

/** The ledger says of a knowledge day what the oracle of the samples says, entry for entry. */
export const expectOracle = async (ledger: OpenLedger, day: ExpectedDay): Promise<void> => {
  const { findings } = await ledger.findings(day.knowledgeDate);
  const expected = day.findings.filter(({ rule }) => RULES.includes(rule));
  expect(expected.length).toBeGreaterThan(0);
  expect(comparable(findings)).toEqual(comparable(expected));
  const asked = { scope: STREET, knownOn: day.knowledgeDate as LocalDate };
  expect(await ledger.ask(new AskDelays(asked))).toEqual(day.delays);
  expect(await ledger.ask(new AskBalances(asked))).toEqual(day.balances);
  expect(await ledger.ask(new AskTotals(asked))).toEqual(day.totals);
};

/** What the register of delays and the oracle both measure of a batch month. */
interface Measured {
  readonly month: string | null;
  readonly allocationToAppropriation: readonly (number | null)[];
  readonly appropriationToSentToBank: readonly (number | null)[];
  readonly sentToBankToCredited: readonly (number | null)[];
  readonly neverCredited: number;
}

const measuredBy = (rows: readonly HopAnswer[], month: string): Measured => {
  const row = (hop: HopAnswer['hop']) => rows.find((one) => one.hop === hop && one.group === month);
  const spread = (hop: HopAnswer['hop']) => {
    const found = row(hop);
    return [found?.done ?? 0, found?.calendarDays.p50 ?? null, found?.calendarDays.max ?? null];
  };
  const credit = row('bank-to-credit');
  return {
    month,
    allocationToAppropriation: spread('allocation-to-appropriation'),
    appropriationToSentToBank: spread('appropriation-to-bank'),
    sentToBankToCredited: spread('bank-to-credit'),
    neverCredited: (credit?.open ?? 0) + (credit?.left ?? 0),
  };
};

const measuredByOracle = (delay: ExpectedDay['delays'][number]): Measured => {
  const spread = ({ count, p50, max }: typeof delay.sentToBankToCredited) => [count, p50, max];
  return {
    month: delay.benefitMonth,
    allocationToAppropriation: spread(delay.allocationToAppropriation),
    appropriationToSentToBank: spread(delay.appropriationToSentToBank),
    sentToBankToCredited: spread(delay.sentToBankToCredited),
    neverCredited: delay.neverCredited,
  };
};

/**
 * The plain figures of the register are those of the oracle where both speak of one hop: the
 * nearest rank of one half is the lower median. What is late is not compared: the oracle counts by
 * the batch month, the register and R23 by the item's own benefit month.
 */
export const expectSameDelays = async (ledger: OpenLedger, day: ExpectedDay): Promise<void> => {
  const knownOn = day.knowledgeDate as LocalDate;
  const asked = { scope: STREET, knownOn, by: 'month' as const };
  const { rows } = await ledger.ask(new AskDelayRegister(asked));
  expect(day.delays.length).toBeGreaterThan(0);
  const ours = day.delays.map(({ benefitMonth }) => measuredBy(rows, benefitMonth));
  expect(ours).toEqual(day.delays.map(measuredByOracle));
};
