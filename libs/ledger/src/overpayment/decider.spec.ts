import { spec } from '../testing/spec';
import { day, evidence, household, month, yuan } from '../testing/words';
import { overpayment } from './decider';
import type { RecoveryStated } from './events';

const given = spec(overpayment);

const stated = (kind: RecoveryStated['data']['kind'], amount: number): RecoveryStated => ({
  type: 'RecoveryStated',
  data: {
    household,
    benefitMonth: month('2021-06'),
    kind,
    amountFen: yuan(amount),
    registeredOn: day('2021-09-03'),
    voucher: 'v',
    evidence,
  },
});

describe('what comes back of an overpaid month', () => {
  it('is recorded also when more comes back than was overpaid', () => {
    const again = stated('RECOVERED', 496);
    given(again).when({ type: 'StateRecovery', data: again.data }).then(again);
  });

  it('is added up apart from what was written off', () => {
    given().thenState({ recoveredFen: yuan(0), writtenOffFen: yuan(0) });
    given(stated('RECOVERED', 400), stated('WRITTEN_OFF', 50), stated('RECOVERED', 46)).thenState({
      recoveredFen: yuan(446),
      writtenOffFen: yuan(50),
    });
  });
});
