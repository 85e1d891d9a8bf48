import { createHmac, createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import type { PersonId } from '@ledger/kernel';
import { KeyDestroyed, UnknownPerson, VaultDamaged } from './errors';
import type { VaultKeys } from './keys';
import { findOrAdd, inSlices, type PersonRow, type VaultRows } from './rows';
import { seal, unseal } from './sealing';

const DATA_KEY_BYTES = 32;

/** What every part of the vault works on. */
export interface VaultParts {
  readonly rows: VaultRows;
  readonly keys: VaultKeys;
}

const lookUpOf = (keys: VaultKeys, idNumber: string): string =>
  createHmac('sha256', keys.lookUp).update(`id-number\0${idNumber}`, 'utf8').digest('hex');

const wrapContext = (person: PersonId): string => `data-key\0${person}`;

const newPerson = (keys: VaultKeys, lookUp: string): PersonRow => {
  const id = randomUUID() as PersonId;
  const wrappedKey = seal(keys.wrapping, randomBytes(DATA_KEY_BYTES), wrapContext(id));
  return { id, lookUp, wrappedKey };
};

export const findOrAddPersons = async (
  { rows, keys }: VaultParts,
  idNumbers: readonly string[],
): Promise<readonly PersonRow[]> => {
  const lookUps = idNumbers.map((idNumber) => lookUpOf(keys, idNumber));
  const persons = await findOrAdd(lookUps, {
    find: (some) => rows.personsByLookUp(some),
    add: (some) => rows.addPersons(some),
    make: (lookUp) => newPerson(keys, lookUp),
    keyOf: (row) => row.lookUp,
  });
  return lookUps.map((lookUp) => {
    const person = persons.get(lookUp);
    if (!person) throw new VaultDamaged('a person that was just added is gone');
    return person;
  });
};

export const findPersons = async (
  { rows, keys }: VaultParts,
  idNumbers: readonly string[],
): Promise<readonly (PersonId | undefined)[]> => {
  const lookUps = idNumbers.map((idNumber) => lookUpOf(keys, idNumber));
  const found = await inSlices([...new Set(lookUps)], (some) => rows.personsByLookUp(some));
  const ids = new Map(found.map((person) => [person.lookUp, person.id]));
  return lookUps.map((lookUp) => ids.get(lookUp));
};

/** A person's key as it stands: usable, destroyed, or altered by somebody. */
export type DataKey = KeyObject | 'destroyed' | 'damaged';

const dataKeyOf = (keys: VaultKeys, { id, wrappedKey }: PersonRow): DataKey => {
  if (!wrappedKey) return 'destroyed';
  const bytes = unseal(keys.wrapping, wrappedKey, wrapContext(id));
  return bytes?.length === DATA_KEY_BYTES ? createSecretKey(bytes) : 'damaged';
};

export const dataKeys = async (
  { rows, keys }: VaultParts,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, DataKey>> => {
  const found = await inSlices([...new Set(persons)], (some) => rows.personsById(some));
  return new Map(found.map((person) => [person.id, dataKeyOf(keys, person)]));
};

/** The key to keep something under; whoever has none cannot have anything kept. */
export const usableKey = (
  keysOfPersons: ReadonlyMap<PersonId, DataKey>,
  person: PersonId,
): KeyObject => {
  const key = keysOfPersons.get(person);
  if (key === undefined) throw new UnknownPerson(person);
  if (key === 'destroyed') throw new KeyDestroyed(person);
  if (key === 'damaged') throw new VaultDamaged(`data key of person ${person}`);
  return key;
};
