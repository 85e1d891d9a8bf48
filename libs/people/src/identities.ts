import type { PersonId } from '@ledger/kernel';
import { documentsOf, keepDocuments } from './documents';
import { findOrAddPersons, type VaultParts } from './persons';
import type { Identified, Identity, KeptDocument } from './vault';

const IDENTITY = 'identity';

export const identify = async (
  parts: VaultParts,
  people: readonly Identity[],
): Promise<readonly Identified[]> => {
  const persons = await findOrAddPersons(
    parts,
    people.map(({ idNumber }) => idNumber),
  );
  const said = people.map(({ idNumber, name }, index) => ({
    person: persons[index]!,
    content: name === undefined ? { idNumber } : { idNumber, name },
  }));
  // A forgotten person may turn up in a file again. The rest of the file is not lost for it.
  const remembered = said.filter(({ person }) => person.wrappedKey !== undefined);
  const refs = await keepDocuments(
    parts,
    remembered.map(({ person, content }) => ({ owner: person.id, kind: IDENTITY, content })),
  );
  const documentOf = new Map(remembered.map((one, index) => [one, refs[index]]));
  return said.map((one) => {
    const document = documentOf.get(one);
    return document ? { personId: one.person.id, document } : { personId: one.person.id };
  });
};

const identityIn = (document: KeptDocument): Identity | undefined => {
  // An identity that is not the one committed to is nobody's identity.
  if (document.status !== 'readable' || !document.commitmentOk) return undefined;
  const { idNumber, name } = document.content;
  if (typeof idNumber !== 'string') return undefined;
  return typeof name === 'string' ? { idNumber, name } : { idNumber };
};

export const identities = async (
  parts: VaultParts,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Identity>> => {
  const found = new Map<PersonId, Identity>();
  for (const document of await documentsOf(parts, persons, IDENTITY)) {
    const identity = identityIn(document);
    if (identity) found.set(document.owner, { ...found.get(document.owner), ...identity });
  }
  return found;
};
