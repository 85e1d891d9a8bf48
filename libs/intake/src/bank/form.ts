import type { FileError } from '../file-error';
import type { ReadLimits, Table } from '../table/table';
import type { BankOrder, BankResult } from './model';

/** Why an order cannot be written in a form, or why a file is no order of it. */
export interface OrderProblem {
  readonly problem: { readonly zh: string; readonly en: string };
}

export const orderProblem = (zh: string, en: string): OrderProblem => ({ problem: { zh, en } });

export const isOrderProblem = (value: object): value is OrderProblem => 'problem' in value;

/**
 * How one bank writes its files: a folder. Both directions are described by both sides, so that
 * what is written is read again before it leaves, and a sample can be given to the bank.
 */
export interface BankForm {
  /** The name of its folder. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** What a file has to look like to be taken as one of this form. */
  readonly needs: { readonly zh: string; readonly en: string };
  readonly extension: 'csv' | 'xlsx' | 'txt';
  readonly mediaType: string;
  writeOrder(order: BankOrder): Promise<Uint8Array | OrderProblem>;
  readOrder(bytes: Uint8Array): Promise<BankOrder | OrderProblem>;
  /** As the bank writes it. */
  writeResult(result: BankResult): Promise<Uint8Array>;
  /** Is the file of this form, by its own bytes? */
  claims(bytes: Uint8Array): boolean;
  /** The rows of a result, under the headers of the list 银行回盘. */
  open(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<Table | FileError>;
}
