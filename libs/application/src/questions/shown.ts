import type { PersonId } from '@ledger/kernel';
import { type Identity, maskId, maskName } from '@ledger/people';
import type { QuestionNeeds, Reveal } from './findings';

/** Persons as they may be shown to whoever asks. */
export class Shown {
  constructor(
    private readonly identities: ReadonlyMap<PersonId, Identity>,
    private readonly isRevealed: boolean,
  ) {}

  idOf(person: PersonId): string | null {
    const id = this.identities.get(person)?.idNumber;
    return id === undefined ? null : this.isRevealed ? id : maskId(id);
  }

  nameOf(person: PersonId): string | null {
    const name = this.identities.get(person)?.name;
    return name === undefined ? null : this.isRevealed ? name : maskName(name);
  }
}

/**
 * The persons of an answer as they may be shown: masked, or whole for a reason, and then the vault
 * keeps who asked what. `question` is what was asked, as the disclosure tells it.
 */
export const shownPersons = async (
  { vault, clock }: Pick<QuestionNeeds, 'vault' | 'clock'>,
  persons: readonly PersonId[],
  question: object,
  reveal: Reveal | undefined,
): Promise<Shown> => {
  const identities = await vault.identities([...new Set(persons)]);
  if (reveal) {
    const asked = { question: JSON.stringify(question), persons: identities.size };
    await vault.recordDisclosure({ ...reveal, ...asked, at: clock.now() });
  }
  return new Shown(identities, reveal !== undefined);
};
