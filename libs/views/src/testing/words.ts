import { type DivisionCode, type Fen, localDate, type PersonId, type Token } from '@ledger/kernel';

/** The values the statements of the specs are made of. */
export const evidence = { document: 'd', commitment: '00' };
export const STREET = '500118001' as DivisionCode;
export const VILLAGE = '500118001201';
/** An optional word becomes an optional field: absent stays absent. */
export const given = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [_ in K]?: V };
export const dated = <K extends string>(key: K, text: string | undefined) =>
  given(key, text === undefined ? undefined : localDate(text));

export const fenOf = (yuan: number) => Math.round(yuan * 100) as Fen;
export const personId = (name: string) => name as PersonId;
export const nameToken = (name: string) => `name-of-${name}` as Token;
export const accountToken = (no: string) => `account-${no}` as Token;
