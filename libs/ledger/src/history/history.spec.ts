import { hash } from 'node:crypto';

import { canonicalJson, leafHash, sealedText } from '@ledger/event-store';
import { type EventId, fold, type Instant, type JsonObject, type StreamName } from '@ledger/kernel';
import { type Fact, filingOf, knownAt } from '@ledger/views';

import { differences, HistoryGuard } from '../../../../tests/history/guard';
import { isRecord } from '../../../../tests/history/kept-samples';
import { sightOf } from '../../../../tests/history/shape';
import { access } from '../access/decider';
import { bank } from '../bank/decider';
import { batch } from '../batch/decider';
import { type AnyLedgerEvent, catalogue, lift, liftFrom } from '../catalogue';
import { clue } from '../clue/decider';
import { committeeCatalogue, liftCommittee } from '../committee-catalogue';
import { custody } from '../custody/decider';
import { file } from '../file/decider';
import { finding } from '../finding/decider';
import { fund } from '../fund/decider';
import { household } from '../household/decider';
import { identityMatch } from '../identity/decider';
import type { EventMetadata } from '../metadata';
import { month } from '../month/decider';
import { offset } from '../offset/decider';
import { overpayment } from '../overpayment/decider';
import { payment } from '../payment/decider';
import { person } from '../person/decider';
import { policy } from '../policy/decider';
import { seal } from '../seal/decider';
import { supplement } from '../supplement/decider';

const guard = new HistoryGuard();
const { samples } = guard;
const types = [...Object.keys(catalogue), ...Object.keys(committeeCatalogue)];
const histories = { ...catalogue, ...committeeCatalogue };
const deciders = [
  file,
  fund,
  household,
  person,
  payment,
  batch,
  offset,
  overpayment,
  month,
  custody,
  bank,
  policy,
  seal,
  supplement,
  finding,
  identityMatch,
  clue,
  access,
];

const isMoney = (type: string): boolean => Object.hasOwn(catalogue, type);

const lifted = (type: string, schema: number, data: JsonObject) =>
  isMoney(type) ? lift(type, schema, data) : liftCommittee(type, schema, data);

it('every type has a sample of each of its schemas, and every sample belongs to one', () => {
  const due = Object.entries(histories).flatMap(([type, { schema }]) =>
    Array.from({ length: schema }, (_, n) => `${type}.${n + 1}`),
  );
  const kept = new Set(samples.map(({ type, schema }) => `${type}.${schema}`));
  expect(due.filter((one) => !kept.has(one))).toEqual([]);
  expect([...kept].filter((one) => !due.includes(one))).toEqual([]);
});

it.each(types)('the samples of %s show the whole shape it is declared to have', (type) => {
  expect(guard.declaredProblem(type)).toBe('');
});

it('metadata have no schema, so every form they ever had is a form of today', () => {
  const money = samples.filter(({ type }) => isMoney(type));
  const beside = money.map(({ name, metadata }) => ({ name, data: metadata }));
  expect(differences(guard.declared.metadata, beside)).toEqual([]);
});

describe.each(samples)('$name', ({ type, schema, data, kept }) => {
  it('is sealed by the bytes it always had', () => {
    if (!isRecord(kept)) {
      expect(hash('sha256', canonicalJson({ ...kept.content }), 'hex')).toBe(kept.sha256);
      return;
    }
    const { id, stream, revision, recordedAt, ...rest } = kept.record;
    const event = { ...rest, id: id as EventId, recordedAt: recordedAt as Instant };
    const text = sealedText(event, stream as StreamName, BigInt(revision));
    expect(text).toBe(canonicalJson({ ...kept.record }));
    expect(leafHash(text)).toBe(kept.leaf);
  });

  it('is read as the newest shape, and as it is when it has that', () => {
    const event = lifted(type, schema, data);
    const shape = guard.declared.events.get(type);
    expect(shape && sightOf(shape, event.data).wrong).toEqual([]);
    expect(event.type).toBe(type);
    if (schema === histories[type as keyof typeof histories].schema) {
      expect(event.data).toEqual(data);
    }
  });

  it('is known to the decider of its stream', () => {
    const event = lifted(type, schema, data);
    const decider = deciders.find(({ evolve }) => Object.hasOwn(evolve, type));
    const evolve = decider?.evolve as Parameters<typeof fold>[0];
    expect(fold(evolve, decider?.initialState, [event])).toBeDefined();
  });
});

describe('the views', () => {
  const money = samples.filter(({ type }) => isMoney(type));

  it.each(money)('take in $name', ({ type, schema, data, metadata }) => {
    const event = lifted(type, schema, data) as AnyLedgerEvent;
    const { knownOn, receivedOn, declared, file, row } = metadata as unknown as EventMetadata;
    const fact: Fact = {
      position: '1',
      statement: 's',
      file,
      knownOn,
      receivedOn,
      withdrawnOn: undefined,
      declared,
      row: row ?? 0,
      event,
    };
    for (const { owner } of filingOf(event)?.memberships ?? []) expect(owner).toMatch(/^[a-z-]+\//);
    expect(knownAt([fact], knownOn)).toEqual([fact]);
  });
});

describe('lifting', () => {
  const grown = {
    CustodyFiled: {
      schema: 3,
      upcasters: [
        (one: JsonObject) => ({ ...one, relation: 'NOT_RECORDED' }),
        (two: JsonObject) => ({ ...two, cards: 1 }),
      ],
    },
  };

  it('takes every step that is left', () => {
    const from = (schema: number, data: JsonObject) =>
      liftFrom<{ readonly data: JsonObject }>(grown, 'CustodyFiled', schema, data).data;
    expect(from(1, { a: 1 })).toEqual({ a: 1, relation: 'NOT_RECORDED', cards: 1 });
    expect(from(2, { a: 1 })).toEqual({ a: 1, cards: 1 });
    expect(from(3, { a: 1 })).toEqual({ a: 1 });
  });

  it('does not read what a newer program wrote', () => {
    expect(() => liftFrom(grown, 'CustodyFiled', 4, {})).toThrow('newer version');
    expect(() => lift('toString', 1, {})).toThrow('newer version');
  });
});
