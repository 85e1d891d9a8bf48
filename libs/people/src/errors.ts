import type { PersonId } from '@ledger/kernel';

/** The vault was made under another master key; nothing was read or written. */
export class WrongMasterKey extends Error {
  constructor() {
    super(
      '主密钥与个人信息库不符：该库由另一把主密钥建立。未写入任何内容，请恢复原来的密钥文件。 / ' +
        'The master key does not fit this personal-data vault: it was made under another key. ' +
        'Nothing was written; bring back the original key file.',
    );
    this.name = 'WrongMasterKey';
  }
}

/** A person id that this vault never handed out: a mistake of the caller. */
export class UnknownPerson extends Error {
  constructor(readonly person: PersonId) {
    super(`no such person in the vault: ${person}`);
    this.name = 'UnknownPerson';
  }
}

/** The data key of the person was destroyed after retention: nothing more can be kept of them. */
export class KeyDestroyed extends Error {
  constructor(readonly person: PersonId) {
    super(`the data key of this person was destroyed: ${person}`);
    this.name = 'KeyDestroyed';
  }
}

/** Stored bytes were altered: they do not open under the key they were sealed with. */
export class VaultDamaged extends Error {
  constructor(readonly what: string) {
    super(`个人信息库中的内容已被改动 / content of the vault was altered: ${what}`);
    this.name = 'VaultDamaged';
  }
}
