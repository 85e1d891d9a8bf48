import type { SealQuestionRefusal } from './refusals';
import type { RotateRefusal } from './rotate-key';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Every refusal about the seal in both languages of the office. */
export const sealRefusalWords = {
  'event-not-found': {
    zh: '流水账中没有这条事件。请核对流名与序号。',
    en: 'The log holds no such event. Check the stream and the revision.',
  },
  'checkpoint-not-found': {
    zh: '没有这个检查点。',
    en: 'There is no such checkpoint.',
  },
  'not-sealed-yet': {
    zh: '该事件尚未被检查点覆盖。请在下一个检查点之后再取。',
    en: 'No checkpoint covers it yet. Ask again after the next one.',
  },
  'not-a-tree': {
    zh: '两个大小有误：应为整数，且前者不大于后者。',
    en: 'The two sizes are wrong: whole numbers, the first not above the second.',
  },
  'not-a-checkpoint': {
    zh: '这不是一份检查点（C2SP 签名文本）。请原样提交全文。',
    en: 'This is no checkpoint (a C2SP signed note). Send the whole text as it is.',
  },
  'other-log': {
    zh: '这份检查点属于另一本台账。',
    en: 'The checkpoint is about another ledger.',
  },
  'signatures-refused': {
    zh: '签名未被接受：签名不符、没有已知密钥的签名，或文本不是本台账的这份检查点。',
    en: 'The signatures were not taken: one does not hold, no known key signed, or the text is not this checkpoint of this ledger.',
  },
  'not-a-key': {
    zh: '这不是可以信任的验证公钥。',
    en: 'This is not a verifier key that can be trusted.',
  },
  'seal-key-away': {
    zh: '封印密钥不在本机或不是现行密钥，无法签名。请联系系统管理员。',
    en: 'The seal key is not on this machine or not the one in force; nothing can be signed. Tell the administrator.',
  },
  'seal-broken': {
    zh: '流水账与封印不符，已停止签名。请立即运行核对（verify）并保全现场。',
    en: 'The log does not fit its seal and nothing more is signed. Run verify at once and keep everything as it is.',
  },
  'same-seal-key': {
    zh: '新旧封印密钥相同。',
    en: 'The new seal key is the old one.',
  },
  'not-the-seal-key': {
    zh: '封印密钥已在别处更换，请重试。',
    en: 'The seal key was changed elsewhere; try again.',
  },
  'seal-key-retired': {
    zh: '这个封印密钥已经停用，不能再启用。',
    en: 'This seal key was retired and cannot come back.',
  },
  'seal-key-in-home': {
    zh: '本台账的封印密钥在台账目录中，由程序自行生成新密钥，不需要 --to。',
    en: 'The seal key of this ledger stands in its home, where a new one is made; --to is not needed.',
  },
} as const satisfies Record<SealQuestionRefusal | RotateRefusal, Words>;
