import type { BatchNo, DivisionCode, FileId } from '@ledger/kernel';
import { fen } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { bank } from './decider';
import type { BankResultStated } from './events';

const given = spec(bank);
const data: BankResultStated['data'] = {
  file: 'f1' as FileId,
  division: '500118001' as DivisionCode,
  form: 'csv-gb18030',
  batch: 'B1' as BatchNo,
  statedCount: 3,
  statedFen: fen(3),
  lines: 2,
  sumFen: fen(2),
  unread: 0,
  said: [{ batch: 'B1' as BatchNo, status: 'CREDITED', serials: '1-2' }],
  others: [],
  again: [],
};
const stated: BankResultStated = { type: 'BankResultStated', data };

it('writes down that a result came, also when it says less than its head, and again', () => {
  given().when({ type: 'StateBankResult', data }).then(stated);
  given(stated).when({ type: 'StateBankResult', data }).then(stated);
});
