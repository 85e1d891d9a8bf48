import type { BankForm } from './form';
import { csvGb18030 } from './forms/csv-gb18030/form';
import { excel } from './forms/excel/form';
import { fixedWidth } from './forms/fixed-width/form';

/** The forms that are told by bytes of their own come first; any text may be a CSV. */
export const bankForms: readonly BankForm[] = [fixedWidth, excel, csvGb18030];

export const bankFormNamed = (name: string): BankForm | undefined =>
  bankForms.find((form) => form.name === name);

/** The form a file is of: every file is of one, if only of that of any text. */
export const formOf = (bytes: Uint8Array): BankForm =>
  bankForms.find((form) => form.claims(bytes)) ?? csvGb18030;
