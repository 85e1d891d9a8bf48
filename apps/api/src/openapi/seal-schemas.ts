import type {
  CheckpointAnswer,
  ConsistencyAnswer,
  CosignerAnswer,
  Digests,
  InclusionAnswer,
  KeysAnswer,
  LogKeyAnswer,
  LogVerification,
  SignatureAnswer,
  VerifyAnswer,
} from '@ledger/application';
import {
  count,
  flag,
  listOf,
  moment,
  named,
  oneOf,
  orNull,
  type Schema,
  shapeOf,
  text,
} from './schema';

const hash: Schema = { type: 'string', description: '32 bytes, lower-case hex' };
const head = shapeOf<ConsistencyAnswer['first']>({ size: count, root: hash });

const keyTrouble = orNull(oneOf('missing', 'not-readable', 'of-another-log', 'not-in-force'));

type FirstWrong = NonNullable<VerifyAnswer['firstWrong']>;

const verification = {
  events: count,
  ok: flag,
  firstWrong: orNull(
    shapeOf<FirstWrong>({
      code: text,
      position: text,
      index: count,
      stream: orNull(text),
      revision: orNull(text),
      between: orNull(shapeOf<NonNullable<FirstWrong['between']>>({ from: count, until: count })),
      zh: text,
      en: text,
    }),
  ),
};

export const sealSchemas = {
  Verification: shapeOf<VerifyAnswer>(verification),
  LogVerification: shapeOf<LogVerification>({ ...verification, root: hash, keyTrouble }),
  Checkpoint: shapeOf<CheckpointAnswer>({
    origin: text,
    size: count,
    root: hash,
    takenAt: moment,
    signatures: listOf(
      shapeOf<SignatureAnswer>({
        key: text,
        by: oneOf('log', 'cosigner', 'unknown'),
        label: orNull(text),
        at: orNull(moment),
      }),
    ),
    text: { type: 'string', description: 'the C2SP signed note' },
  }),
  Checkpoints: shapeOf<{ checkpoints: readonly CheckpointAnswer[] }>({
    checkpoints: listOf(named('Checkpoint')),
  }),
  Inclusion: shapeOf<InclusionAnswer>({
    stream: text,
    revision: text,
    index: count,
    size: count,
    leaf: hash,
    root: hash,
    proof: listOf(hash),
    digests: shapeOf<Digests>({ sha256: hash, sm3: hash }),
    checkpoint: named('Checkpoint'),
    tlogProof: { type: 'string', description: 'C2SP tlog-proof' },
  }),
  Consistency: shapeOf<ConsistencyAnswer>({
    origin: text,
    first: head,
    second: head,
    proof: listOf(hash),
  }),
  Keys: shapeOf<KeysAnswer>({
    origin: text,
    keys: listOf(
      shapeOf<LogKeyAnswer>({
        vkey: text,
        introducedAt: moment,
        retiredAt: orNull(moment),
        reason: orNull(
          oneOf('ROUTINE', 'KEEPER_CHANGED', 'EXPOSURE_SUSPECTED', 'MACHINE_REPLACED'),
        ),
        lost: flag,
      }),
    ),
    cosigners: listOf(shapeOf<CosignerAnswer>({ vkey: text, label: text, trustedAt: moment })),
    trouble: keyTrouble,
  }),
};
