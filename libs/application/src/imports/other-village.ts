import type { ParsedFile } from '@ledger/intake';
import type { DivisionCode } from '@ledger/kernel';
import type { FileReport } from '../answers';

type Problem = NonNullable<FileReport['problem']>;

const VILLAGE_DIGITS = 12;
const DIVISION = '行政区划代码';

/**
 * Who speaks for one village does not state what is paid in another: such a file is for the street
 * to send. Undefined where every row that names a division names the sender's own.
 */
export const otherVillageIn = (
  { rows }: Pick<ParsedFile, 'rows'>,
  sender: DivisionCode,
): Problem | undefined => {
  if (sender.length < VILLAGE_DIGITS) return undefined;
  const other = rows.find(({ cells }) => {
    const named = String(cells[DIVISION] ?? '');
    return named !== '' && !named.startsWith(sender);
  });
  if (!other) return undefined;
  const row = other.sheetRow;
  return {
    code: 'OUTSIDE_SCOPE',
    zh: `第 ${row} 行“${DIVISION}”不是本村（${sender}），整份文件未导入。请删去他村的行，或交街道导入。`,
    en: `Row ${row}, column ${DIVISION}: not the sender's village (${sender}), so nothing of the file was taken in. Leave out the rows of other villages, or have the street send it.`,
  };
};
