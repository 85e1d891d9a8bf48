import { hash } from 'node:crypto';

import { canonicalJson, leafHash, sealedText, uuidFrom } from '@ledger/event-store';
import type { EventId, Instant, JsonObject, StreamName } from '@ledger/kernel';
import { catalogue, committeeCatalogue } from '@ledger/ledger';

import type { Declared } from './declared-shapes';
import { keep, type KeptSample } from './kept-samples';
import { type Variant, variantLike, variantsOf } from './variants';

const RECORDED_AT = '2021-06-04T01:02:03.004Z' as Instant;
const REVISION = 0n;
const FILE = hash('sha256', 'a file', 'hex').slice(0, 32);

const isOfCommittee = (type: string): boolean => Object.hasOwn(committeeCatalogue, type);

const schemas = { ...catalogue, ...committeeCatalogue };

const schemaOf = (type: string): number => schemas[type as keyof typeof schemas].schema;

/** The category of the stream, and the member of the data that names which. */
const streams: readonly (readonly [RegExp, string, string | undefined])[] = [
  [/^(File|RowRejected)/, 'file', undefined],
  [/^Fund/, 'fund', 'programme'],
  [
    /^(Household|Entitlement|Member|StopDecision|PayoutAccount|NearRelative)/,
    'household',
    'household',
  ],
  [/^(Death|SpecialHardship|OfficeHolding)/, 'person', 'person'],
  [/^Custody/, 'custody', 'division'],
  [/^Bank(?!Line)/, 'bank', 'division'],
  [/^(Payment|BankLine|Refund)/, 'payment', 'ref'],
  [/^Batch/, 'batch', 'batch'],
  [/^Policy/, 'policy', 'division'],
  [/^Offset/, 'offset', 'household'],
  [/^Supplement/, 'supplement', 'division'],
  [/^Recovery/, 'overpayment', 'household'],
];

const streamFor = (type: string, data: JsonObject): StreamName => {
  const [, category = 'sample', member] = streams.find(([types]) => types.test(type)) ?? [];
  return `${category}-${String((member && data[member]) ?? FILE)}` as StreamName;
};

/** What happens to a file names it, a statement its row as well; an act comes from a person. */
const metadataFor = (type: string, seed: string): JsonObject => {
  const isAct =
    /^(Seal|Policy|FundEntry|Funds(Returned|CarriedOver)|Offset|Batch(?!Stated)|PaymentRe(issued|versed)|RefundReversed|Supplement|Entitlement)/.test(
      type,
    );
  const isOfFile = /^(File|RowRejected)/.test(type);
  const commandId = uuidFrom(`${seed}/command`);
  return {
    commandId,
    actor: 'finance-01',
    knownOn: '2021-06-04',
    receivedOn: '2021-06-04',
    declared: !isAct,
    correlation: isAct ? commandId : uuidFrom('an import'),
    ...(!isAct && { file: FILE }),
    ...(!isAct && !isOfFile && { statementId: commandId, row: 17 }),
  };
};

const recordOf = (type: string, { name, data }: Variant): KeptSample['kept'] => {
  const seed = `${type}/${name ?? ''}`;
  const metadata = metadataFor(type, seed);
  const id = uuidFrom(`${seed}/event`) as EventId;
  const stream = streamFor(type, data);
  const event = { id, type, schema: schemaOf(type), data, metadata, recordedAt: RECORDED_AT };
  const record = { ...event, revision: String(REVISION), stream };
  return { leaf: leafHash(sealedText(event, stream, REVISION)), record };
};

const contentOf = (type: string, { name, data }: Variant): KeptSample['kept'] => {
  const contentId = uuidFrom(`${type}/${name ?? ''}/content`);
  const metadata = { actor: 'discipline-01', ...(name !== 'bare' && { contentId }) };
  const content = { type, schema: schemaOf(type), data, metadata };
  return { sha256: hash('sha256', canonicalJson(content), 'hex'), content };
};

const keepVariant = (type: string, variant: Variant): void => {
  const parts = [type, String(schemaOf(type)), ...(variant.name ? [variant.name] : [])];
  const kept = isOfCommittee(type) ? contentOf(type, variant) : recordOf(type, variant);
  keep(parts.join('.'), kept);
};

/** Keeps samples of every type whose newest schema has none. One that has some is left alone. */
export const keepMissingSamples = (declared: Declared, kept: readonly KeptSample[]): void => {
  for (const [type, shape] of declared.events) {
    if (kept.some((one) => one.type === type && one.schema === schemaOf(type))) continue;
    for (const variant of variantsOf(shape, type)) keepVariant(type, variant);
  }
};

/** Keeps a sample of a combination of members that was seen and has none. */
export const keepSampleLike = (declared: Declared, type: string, data: JsonObject): void => {
  const shape = declared.events.get(type);
  if (shape) keepVariant(type, variantLike(shape, type, data));
};
