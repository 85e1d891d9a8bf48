import type { Fen } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { batchNo, day, division, month } from '../testing/words';
import { batch } from './decider';
import type { BatchStated } from './events';

const given = spec(batch);

const stated = (sentToBankOn: string): BatchStated => ({
  type: 'BatchStated',
  data: {
    batch: batchNo,
    division,
    benefitMonth: month('2021-06'),
    frozenOn: day('2021-05-20'),
    sentToBankOn: day(sentToBankOn),
    count: 1,
    sumFen: 49600 as Fen,
  },
});

describe('a batch', () => {
  it('is recorded as its roster states it, also a second time', () => {
    const command = { type: 'StateBatch', data: stated('2021-06-04').data } as const;
    given().when(command).then(stated('2021-06-04'));
    given(stated('2021-06-04')).when(command).then(stated('2021-06-04'));
  });

  it('stands as the newest roster says', () => {
    given().thenState({ status: 'not-stated' });
    given(stated('2021-06-04'), stated('2021-06-07')).thenState({
      status: 'stated',
      benefitMonth: month('2021-06'),
      frozenOn: day('2021-05-20'),
      sentToBankOn: day('2021-06-07'),
    });
  });
});
