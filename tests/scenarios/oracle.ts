import { answersOn, type OpenLedger } from './open-ledger';
import { comparable, type ExpectedDay, RULES } from './sample-set';

/** The ledger says of a knowledge day what the oracle of the samples says, entry for entry. */
export const expectOracle = async (ledger: OpenLedger, day: ExpectedDay): Promise<void> => {
  const { findings } = await ledger.findings(day.knowledgeDate);
  const expected = day.findings.filter(({ rule }) => RULES.includes(rule));
  expect(expected.length).toBeGreaterThan(0);
  expect(comparable(findings)).toEqual(comparable(expected));
  const { delays, balances, totals } = await answersOn(ledger, day.knowledgeDate);
  expect(delays).toEqual(day.delays);
  expect(balances).toEqual(day.balances);
  expect(totals).toEqual(day.totals);
};
