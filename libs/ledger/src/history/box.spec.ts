import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import { leafHash, type Position, type Recorded, sealedText } from '@ledger/event-store';
import type { EventId, Instant, JsonObject, StreamName } from '@ledger/kernel';

import { HistoryGuard } from '../../../../tests/history/guard';
import {
  BOX,
  isRecord,
  keep,
  type KeptBox,
  readKeptBoxes,
} from '../../../../tests/history/kept-samples';
import { boxOpener, boxSealer } from '../../../application/src/committee/box';
import { openRecord, sealRecord } from '../../../application/src/committee/records';
import type { AnyCommitteeEvent } from '../committee-catalogue';

const RAW_KEY_BYTES = 32;
const STREAM = 'clue-5f2c8a9d1b7e4c60' as StreamName;
const ID = '6d1f7b52-0a3c-8e44-9b1d-2f60c7a8e913' as EventId;

const raw = (key: KeyObject, type: 'spki' | 'pkcs8'): Buffer =>
  key.export({ format: 'der', type } as { format: 'der'; type: 'spki' }).subarray(-RAW_KEY_BYTES);

/** The text in the box is a kept sample as well; the keys are made for this and nothing else. */
const newBox = (): KeptBox => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const [sample] = new HistoryGuard().samples.filter(({ name }) => name === 'ClueReceived.1');
  if (!sample || isRecord(sample.kept)) throw new Error('ClueReceived.1 is not kept');
  const { type, data, metadata } = sample.kept.content;
  const clock = { now: () => '2021-06-04T01:02:03.004Z' as Instant, today: () => '' as never };
  const sealed = sealRecord(
    boxSealer(raw(publicKey, 'spki')),
    clock,
    { stream: STREAM, id: ID },
    { type, data } as unknown as AnyCommitteeEvent,
    metadata as { actor: string },
  );
  return {
    leaf: leafHash(sealedText(sealed, STREAM, 0n)),
    record: { ...sealed, revision: '0', stream: STREAM },
    publicKey: raw(publicKey, 'spki').toString('base64'),
    privateKey: raw(privateKey, 'pkcs8').toString('base64'),
  };
};

if (process.env.LEDGER_KEEP_SAMPLES === '1' && readKeptBoxes().length === 0) {
  keep(`${BOX}.1`, newBox());
}

const boxes = readKeptBoxes();

const recordedOf = ({ record, leaf }: KeptBox, position = 'p:1' as Position): Recorded => {
  const [stream, revision] = [record.stream as StreamName, BigInt(record.revision)];
  const event = { ...record, id: record.id as EventId, recordedAt: record.recordedAt as Instant };
  return { ...event, stream, revision, position, leaf, text: sealedText(event, stream, revision) };
};

const opened = (kept: KeptBox) => {
  const keys = [kept.publicKey, kept.privateKey].map((text) => Buffer.from(text, 'base64'));
  return openRecord(boxOpener(keys[0]!, keys[1]!), recordedOf(kept));
};

it('a box of the committee is kept', () => {
  expect(boxes.length).toBeGreaterThan(0);
});

describe.each(boxes)('%s', (_, kept) => {
  it('is sealed by the bytes it always had', () => {
    expect(leafHash(recordedOf(kept).text)).toBe(kept.leaf);
  });

  it('opens with its key to what was put in', () => {
    const samples = new HistoryGuard().samples;
    const content = samples.find(({ name }) => name === 'ClueReceived.1');
    expect(opened(kept)?.event).toEqual({ type: content?.type, data: content?.data });
    expect(opened(kept)?.metadata).toEqual(content?.metadata);
  });

  it('does not open in another place', () => {
    const { record } = kept;
    const moved: JsonObject = { ...record.data };
    const elsewhere = { ...kept, record: { ...record, data: moved, stream: 'clue-elsewhere' } };
    expect(opened(elsewhere)).toBeUndefined();
  });
});
