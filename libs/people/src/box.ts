import type { VaultKeys } from './keys';
import { seal, unseal } from './sealing';

/** Seals what is kept beside the vault: answers given, secrets of receivers. */
export interface Box {
  /** `belongsTo` says what the text is of; sealed text moved elsewhere does not open there. */
  seal(text: string, belongsTo: string): Buffer;
  /** Undefined when the key is another one or the bytes are not as they were. */
  open(sealed: Uint8Array, belongsTo: string): string | undefined;
}

export const boxFrom = ({ beside }: VaultKeys): Box => ({
  seal: (text, belongsTo) => seal(beside, Buffer.from(text, 'utf8'), belongsTo),
  open: (sealed, belongsTo) => unseal(beside, sealed, belongsTo)?.toString('utf8'),
});
