import type { JsonObject } from '@ledger/kernel';
import {
  type AnyLedgerEvent,
  catalogue,
  decideReport,
  lift,
  type Report,
  streamOfReport,
} from './index';
import { batchNo, division, evidence, household, month, person, ref } from './testing/words';

const funds = { programme: 'RURAL_DIBAO', fiscalYear: '2021', division };

describe('a report', () => {
  const reports = [
    ['StateFundsArrived', funds, 'fund-RURAL_DIBAO-2021-500118001'],
    ['StateMember', { household }, 'household-JT001'],
    ['StateStopDecision', { household }, 'household-JT001'],
    ['ClaimDeath', { person: person('wang') }, 'person-wang'],
    ['StateSpecialHardship', { person: person('wang') }, 'person-wang'],
    ['ReportBankLine', { ref }, 'payment-PC202106-0001'],
    ['RecordRefund', { ref, household }, 'payment-PC202106-0001'],
    ['StateBatch', { batch: batchNo }, 'batch-PC202106'],
    ['StatePayoutAccountChange', { household, division }, 'household-JT001'],
    ['StateNearRelativeFiling', { household }, 'household-JT001'],
    ['StateOfficeHolding', { person: person('wang'), division }, 'person-wang'],
    ['StateCustodyLedger', { division }, 'custody-500118001'],
    ['StateCustodyEntry', { division, entry: 'DG0001' }, 'custody-500118001-DG0001'],
    ['StateRecovery', { household, benefitMonth: month('2021-06') }, 'overpayment-JT001-2021-06'],
  ] as const;

  it.each(reports)('%s of %j belongs to the stream %s', (type, data, stream) => {
    expect(streamOfReport({ type, data } as unknown as Report)).toBe(stream);
  });

  it.each(reports)('%s is written down as one event with the same words', (type, data) => {
    const [event, ...more] = decideReport({ type, data } as unknown as Report);
    expect(more).toEqual([]);
    expect(event!.data).toEqual(data);
    expect(Object.keys(catalogue)).toContain(event!.type);
  });
});

describe('a stored event', () => {
  it('is read as it was written', () => {
    const data: JsonObject = { person: 'wang', source: 'HEALTH', evidence };
    expect(lift('DeathClaimed', 1, data)).toEqual({ type: 'DeathClaimed', data });
  });

  it('of a newer version is refused and not guessed at', () => {
    expect(() => lift('DeathClaimed', 2, {})).toThrow('written by a newer version');
    expect(() => lift('DeathDreamt' as AnyLedgerEvent['type'], 1, {})).toThrow('newer version');
  });
});
