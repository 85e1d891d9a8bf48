import { instant } from '@ledger/kernel';
import { assert as hold, integer, nat, property, tuple } from 'fast-check';

import { NotACheckpoint } from './checkpoint';
import { cosign, cosignedAt } from './cosignature';
import { cosignedMessage, joinCosignature, splitCosignature } from './cosigned-message';
import { newSigningKey, signerFrom, verifierFrom } from './keys';
import { NotANote, openNote, parseNote, verifyNote, withSignatures } from './note';
import { neumann, publicLog } from './testing/published';

const at = instant('2026-11-24T03:00:00.999Z');
const committee = signerFrom(newSigningKey('committee').privateKey);
const cosigner = verifierFrom(committee.cosignerVkey);
const cosigned = withSignatures(publicLog.text, cosign(publicLog.text, committee, at));

describe('a cosignature', () => {
  it('of a witness of a public log holds, and says when it was made', () => {
    const witnesses = [publicLog.witnessVkey, publicLog.otherWitnessVkey].map(verifierFrom);
    const { verified } = openNote(publicLog.text, witnesses);
    expect(verified.map(({ verifier }) => verifier.name)).toEqual([
      'witness1.smartit.nu/witness1',
      'remora.n621.de',
    ]);
    expect(verified.map(({ signature }) => cosignedAt(signature.signature))).toEqual([
      '2026-05-23T21:50:24.000Z',
      '2026-05-23T21:50:24.000Z',
    ]);
  });

  it('signs the two lines of its specification and the body', () => {
    expect(cosignedMessage('example.com/behind-the-sofa\n', 1_679_315_147n)).toBe(
      'cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n',
    );
  });

  it('is added to a checkpoint beside the log’s own signature', () => {
    const log = verifierFrom(publicLog.logVkey);
    expect(verifyNote(cosigned, [log, cosigner])).toEqual([log, cosigner]);
    const { verified } = openNote(cosigned, [cosigner]);
    expect(verified.map(({ signature }) => cosignedAt(signature.signature))).toEqual([
      '2026-11-24T03:00:00.000Z',
    ]);
  });

  it('is not one of the same key under a note, nor the other way', () => {
    const plain = verifierFrom(committee.vkey);
    expect(plain.keyId.equals(cosigner.keyId)).toBe(false);
    expect(() => verifyNote(cosigned, [plain])).toThrow('no-known-signature');
    const { body, signatures } = parseNote(cosigned);
    expect(plain.verify(body, signatures.at(-1)!.signature)).toBe(false);
    expect(cosigner.verify(body, committee.sign(body))).toBe(false);
  });

  it('does not hold once its time, its text or any bit of it is another', () => {
    const { body, signatures } = parseNote(cosigned);
    const { signature } = signatures.at(-1)!;
    expect(cosigner.verify(body, signature)).toBe(true);
    expect(cosigner.verify(`${body}more\n`, signature)).toBe(false);
    hold(
      property(tuple(nat(signature.length - 1), integer({ min: 0, max: 7 })), ([at, bit]) => {
        const flipped = Buffer.from(signature);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(cosigner.verify(body, flipped)).toBe(false);
      }),
    );
  });

  it('has a time that fits its eight bytes and 64 bytes of signature', () => {
    const signature = Buffer.alloc(64, 7);
    expect(splitCosignature(joinCosignature(5n, signature))).toEqual({ seconds: 5n, signature });
    expect(splitCosignature(joinCosignature(2n ** 63n, signature))).toBeUndefined();
    expect(splitCosignature(signature)).toBeUndefined();
    expect(cosignedAt(joinCosignature(2n ** 62n, signature))).toBeUndefined();
    expect(cosignedAt(signature)).toBeUndefined();
  });

  it('is given to checkpoints only', () => {
    expect(() => cosign(`${neumann.body}\n${neumann.line}`, committee, at)).toThrow(NotACheckpoint);
    expect(() => cosign('anything', committee, at)).toThrow(NotANote);
  });
});
