import type { Brand } from './brand';

/** Opaque random id of a person (自然人); who it is stands in the vault only. */
export type PersonId = Brand<string, 'PersonId'>;
/** Household number (家庭编号) as the office writes it. */
export type HouseholdNo = Brand<string, 'HouseholdNo'>;
/** Batch number of a disbursement roster (批次号). */
export type BatchNo = Brand<string, 'BatchNo'>;
/** Reference of one roster item at the bank (客户流水号). */
export type PaymentRef = Brand<string, 'PaymentRef'>;
/** Number of an entry in a ledger of custody (台账编号); unique within its division. */
export type CustodyEntryNo = Brand<string, 'CustodyEntryNo'>;
/** Document number (文号) of a money movement. */
export type DocumentNo = Brand<string, 'DocumentNo'>;
/** Administrative division code (行政区划代码) without trailing zeros: '500118001'. */
export type DivisionCode = Brand<string, 'DivisionCode'>;
/** HMAC of a normalised value under the ledger key, lower-case hex: equal values, equal tokens. */
export type Token = Brand<string, 'Token'>;
/** Identity of an uploaded file by what it says, not by its bytes. */
export type FileId = Brand<string, 'FileId'>;
/** UUID of a match (疑点), made from its rule, opaque subject and period: the same for ever. */
export type FindingId = Brand<string, 'FindingId'>;
/** UUID of two opaque persons who may be one: the one a list names, and the one of the rolls. */
export type PairId = Brand<string, 'PairId'>;
/** UUID derived from a command's business content. */
export type CommandId = Brand<string, 'CommandId'>;
/** UUID derived from a command's id and the index of the event. */
export type EventId = Brand<string, 'EventId'>;
/** Name of a stream: `category-id`; the category holds no hyphen and no name starts with `$`. */
export type StreamName = Brand<string, 'StreamName'>;

const CODE = /^\d{2,12}$/;

/** Trailing zero pairs and triples are padding: 500118001000 and 500118001 are one division. */
export const parseDivisionCode = (text: string): DivisionCode | undefined => {
  if (!CODE.test(text)) return undefined;
  const trimmed = text.length === 12 ? text.replace(/(000)+$/, '') : text;
  const padded = trimmed.length === 6 ? trimmed.replace(/(00)+$/, '') : trimmed;
  return padded as DivisionCode;
};

/** '500118' covers every street and village beneath it. */
export const covers = (scope: DivisionCode, division: string): boolean =>
  division.startsWith(scope);

export const streamName = (category: string, id: string): StreamName =>
  `${category}-${id}` as StreamName;
