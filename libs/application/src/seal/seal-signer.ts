import { newSigningKey, type NoteSigner, signerFrom, verifierFrom } from '@ledger/event-store';
import { HomeProblem, parseMasterKey, type SealKeyPlace } from '@ledger/home';

/** Why nothing can be signed here. The tree goes on growing; only checkpoints wait. */
export type KeyTrouble = 'missing' | 'not-readable' | 'of-another-log' | 'not-in-force';

const troubles = {
  missing: [
    '本机没有封印密钥：请放回抄存的 seal-key，或用 key rotate --lost 换新。',
    'The seal key is not on this machine: put the copy of seal-key back, or replace it with "key rotate --lost".',
  ],
  'not-readable': [
    '封印密钥无法识别：应为以 PRIVATE+KEY 开头的一行，或 32 字节的十六进制或 base64。',
    'The seal key is not understood: a line that begins with PRIVATE+KEY is expected, or 32 bytes as hex or base64.',
  ],
  'of-another-log': ['封印密钥属于另一本台账。', 'The seal key belongs to another ledger.'],
  'not-in-force': [
    '本机的封印密钥不是现行密钥：密钥已在别处更换，请换上新的密钥。',
    'The seal key of this machine is not the one in force: it was changed elsewhere; put the new one here.',
  ],
} as const satisfies Record<KeyTrouble, readonly [zh: string, en: string]>;

/** No checkpoint can be signed here; says why in both languages. */
export class SealKeyAway extends HomeProblem {
  constructor(readonly trouble: KeyTrouble) {
    super(troubles[trouble][0], troubles[trouble][1]);
    this.name = 'SealKeyAway';
  }
}

/**
 * The key of a text, named after its log. A secret handed out to containers is made by whoever
 * knows no key names: 32 bytes as hex or base64 will do.
 * @throws SealKeyAway
 */
export const sealSignerFrom = (text: string, origin: string): NoteSigner => {
  const seed = parseMasterKey(text);
  const signer = readable(seed ? newSigningKey(origin, seed).privateKey : text);
  if (signer.name !== origin) throw new SealKeyAway('of-another-log');
  return signer;
};

const readable = (privateKey: string): NoteSigner => {
  try {
    return signerFrom(privateKey);
  } catch {
    // Which slip it was would tell something of the key.
    throw new SealKeyAway('not-readable');
  }
};

/** The key of a text when it is the one that is meant, else undefined. */
export const signerIfIs = (
  vkey: string,
  text: string | undefined,
  origin: string,
): NoteSigner | undefined => {
  if (text === undefined) return undefined;
  try {
    const signer = sealSignerFrom(text, origin);
    return signer.vkey === vkey ? signer : undefined;
  } catch (error) {
    if (error instanceof SealKeyAway) return undefined;
    throw error;
  }
};

const keyAt = (place: SealKeyPlace, origin: string, inForce: string): NoteSigner => {
  const text = place.read();
  // After a crash in the middle of a rotation the key in force still stands beside the old one.
  const signer = signerIfIs(inForce, text, origin) ?? signerIfIs(inForce, place.readNext(), origin);
  if (signer) return signer;
  if (text === undefined) throw new SealKeyAway('missing');
  sealSignerFrom(text, origin);
  throw new SealKeyAway('not-in-force');
};

/** The key in force as this place has it; one that cannot sign says why when it is to. */
export const signerAt = (
  place: SealKeyPlace,
  origin: string,
  inForce: string,
): { readonly signer: NoteSigner; readonly trouble: KeyTrouble | undefined } => {
  try {
    return { signer: keyAt(place, origin, inForce), trouble: undefined };
  } catch (error) {
    if (!(error instanceof SealKeyAway)) throw error;
    const { name, keyId, vkey } = verifierFrom(inForce);
    const sign = (): never => {
      throw new SealKeyAway(error.trouble);
    };
    const signer = { name, keyId, vkey, cosignerVkey: vkey, sign };
    return { signer, trouble: error.trouble };
  }
};
