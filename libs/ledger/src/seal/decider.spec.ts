import { spec } from '../testing/spec';
import { seal } from './decider';
import type { SealKeyRotated } from './events';

const given = spec(seal);

const rotated = (fromKey: string, toKey: string, lost = false): SealKeyRotated => ({
  type: 'SealKeyRotated',
  data: { fromKey, toKey, reason: 'ROUTINE', lost },
});
const rotate = (fromKey: string, toKey: string, lost = false) => ({
  type: 'RotateSealKey' as const,
  data: rotated(fromKey, toKey, lost).data,
});

describe('the key that seals the log', () => {
  it('gives way to another, and to a further one after that', () => {
    given().when(rotate('first', 'second')).then(rotated('first', 'second'));
    given(rotated('first', 'second'))
      .when(rotate('second', 'third'))
      .then(rotated('second', 'third'));
  });

  it('may be replaced when it is lost, and the log says so', () => {
    given()
      .when(rotate('first', 'second', true))
      .then(rotated('first', 'second', true));
  });

  it('does not give way to itself', () => {
    given().when(rotate('first', 'first')).thenRefused('same-seal-key');
  });

  it('cannot be changed by whoever holds a key that is no longer it', () => {
    given(rotated('first', 'second'))
      .when(rotate('first', 'third'))
      .thenRefused('not-the-seal-key', { key: 'second' });
  });

  it('once retired never signs again', () => {
    given(rotated('first', 'second'))
      .when(rotate('second', 'first'))
      .thenRefused('seal-key-retired');
  });

  it('is known with all that were it before', () => {
    given().thenState({ status: 'first-key' });
    given(rotated('first', 'second'), rotated('second', 'third')).thenState({
      status: 'rotated',
      key: 'third',
      retired: ['first', 'second'],
    });
  });
});
