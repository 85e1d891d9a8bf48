import type { DivisionCode, FileId } from '@ledger/kernel';
import { localDate } from '@ledger/kernel';
import type { BankResultStated } from '@ledger/ledger';
import { isFileError } from '../file-error';
import { parseFile } from '../parse-file';
import { headerStatements } from '../statements/statements';

/** What a result file states as a whole, but for the form it came in. */
export const statementsIn = async (
  bytes: Uint8Array,
): Promise<Omit<BankResultStated['data'], 'form'>> => {
  const parsed = await parseFile(bytes, 'from-the-bank');
  if (isFileError(parsed)) throw new Error(`${parsed.code} ${parsed.en}`);
  const context = {
    receivedOn: localDate('2021-06-12'),
    division: '500118001' as DivisionCode,
    file: 'f1' as FileId,
  };
  const [statement] = headerStatements(parsed, context);
  const { report } = statement!;
  if (report.type !== 'StateBankResult') throw new Error('this is no result of a bank');
  const { form: _, ...data } = report.data;
  return data;
};
