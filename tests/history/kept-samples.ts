import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { JsonObject } from '@ledger/kernel';

/** What stands in the log as one canonical text. The revision is text. */
export interface SealedRecord {
  readonly data: JsonObject;
  readonly id: string;
  readonly metadata: JsonObject;
  readonly recordedAt: string;
  readonly revision: string;
  readonly schema: number;
  readonly stream: string;
  readonly type: string;
}

/** What stands in a box of the committee's log. */
export interface BoxContent {
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly schema: number;
  readonly type: string;
}

/** An event of the log of money: the whole record and its leaf hash, lower-case hex. */
export interface KeptRecord {
  readonly leaf: string;
  readonly record: SealedRecord;
}

/** An event of the committee: the log holds a box, so the hash is SHA-256 of the text within. */
export interface KeptContent {
  readonly sha256: string;
  readonly content: BoxContent;
}

/** A record of the committee's log with the pair of keys it was made with, which opens no other. */
export interface KeptBox extends KeptRecord {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** One file: `<Type>.<schema>[.<variant>].json`. */
export interface KeptSample {
  readonly name: string;
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly kept: KeptRecord | KeptContent;
}

/** The record a box of the committee's log stands in; its content has samples of its own. */
export const BOX = 'RecordSealed';

export const keptFolder = resolve(__dirname, '..', '..', 'libs', 'ledger', 'src', 'history');

export const isRecord = (kept: KeptSample['kept']): kept is KeptRecord => 'record' in kept;

const NAME = /^([A-Z][A-Za-z]*)\.(\d+)(?:\.[a-z0-9-]+)?\.json$/;

const sampleIn = (file: string): KeptSample => {
  const kept = JSON.parse(readFileSync(join(keptFolder, file), 'utf8')) as KeptSample['kept'];
  const { type, schema, data, metadata } = isRecord(kept) ? kept.record : kept.content;
  const [, namedType, namedSchema] = NAME.exec(file) ?? [];
  if (namedType !== type || Number(namedSchema) !== schema) {
    throw new Error(`${file} holds ${type} of schema ${schema}`);
  }
  return { name: file.replace(/\.json$/, ''), type, schema, data, metadata, kept };
};

/** Every shape of every event that was ever written, but the box. */
export const readKeptSamples = (): readonly KeptSample[] =>
  readdirSync(keptFolder)
    .filter((file) => file.endsWith('.json') && !file.startsWith(`${BOX}.`))
    .map(sampleIn);

export const readKeptBoxes = (): readonly (readonly [string, KeptBox])[] =>
  readdirSync(keptFolder)
    .filter((file) => file.startsWith(`${BOX}.`))
    .map((file) => [file, JSON.parse(readFileSync(join(keptFolder, file), 'utf8')) as KeptBox]);

/** A sample once kept is never written again. @throws when it is there */
export const keep = (name: string, kept: KeptSample['kept']): void => {
  const text = `${JSON.stringify(kept, undefined, 2)}\n`;
  writeFileSync(join(keptFolder, `${name}.json`), text, { flag: 'wx' });
};
