import type { CustodyWarning } from '@ledger/ledger';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the check before an appointment shows, and what may make it lawful all the same. */
export const custodyWarningWords = {
  CARD_KEPT_ALREADY: {
    zh: '该对象的卡折已由他人代管（台账编号、自何日见下）。',
    en: 'Somebody keeps this person’s card already (entry and since when: see below).',
    lawful: {
      zh: '一人有两张卡折、分别代管的可以成立；更换代管人的，请在原编号下办理更换，不要另立。',
      en: 'Two cards kept apart may be lawful. If the keeper changes, change it under the old number instead.',
    },
  },
  TOO_MANY_CARDS: {
    zh: '该代管人代管的非亲属对象将超过上限（人数、上限见下）。',
    en: 'This keeper would have the cards of more people who are no kin of theirs than the limit allows (see below).',
    lawful: {
      zh: '供养机构工作人员应以机构名义登记；有亲属或监护关系的，请填明关系。',
      en: 'Staff of a care home are entered for the home; where they are kin or guardian, say so.',
    },
  },
  HOLDS_OFFICE: {
    zh: '该代管人是在任村干部或经办人员。',
    en: 'This keeper is a cadre or handler in post.',
    lawful: {
      zh: '确无其他人可代管时可以成立，但须与家属签书面协议并报县级民政备案；未备齐前将列为疑点。',
      en: 'Lawful where nobody else can, with a written agreement with the family and a county filing; until both are there it is a finding.',
    },
  },
  RELATIVE_OF_OFFICIAL: {
    zh: '该代管人是在任村干部或经办人员的近亲属（关系见下）。',
    en: 'This keeper is a near relative of a cadre or handler in post (see below).',
    lawful: {
      zh: '不为规定所禁止；建议由另一人定期核查用款，并核对近亲属备案。',
      en: 'Not forbidden; have somebody else review the use of the money, and check that relatives are filed.',
    },
  },
  KEEPER_REPORTED_DEAD: {
    zh: '有报告称该代管人已死亡（日期范围见下）。',
    en: 'The proposed keeper is reported dead (range of days: see below).',
    lawful: {
      zh: '请先核对是否误报、是否同名；确已死亡的不能代管。',
      en: 'Check first for a wrong report or a namesake; whoever is dead cannot keep a card.',
    },
  },
  OWNER_REPORTED_DEAD: {
    zh: '有报告称该对象已死亡（日期范围见下）。',
    en: 'The owner of the card is reported dead (range of days: see below).',
    lawful: {
      zh: '请先核对死亡信息；确已死亡的应办理停发，卡折由继承人处理，不再代管。',
      en: 'Check the report first. If it is true, stop the payment; the card goes to the heirs and is not kept.',
    },
  },
} as const satisfies Record<CustodyWarning, Words & { readonly lawful: Words }>;
