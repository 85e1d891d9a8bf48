import type { PersonId } from '@ledger/kernel';
import { type Identity, maskId, maskName } from '@ledger/people';

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
