import { memberFinding, type MembersRule } from '../rule';

/** R21. A member's resident ID number is wrong in form, date of birth or check digit (GB 11643). */
export const invalidId: MembersRule = {
  code: 'R21',
  version: 1,
  name: 'invalid-id',
  severity: 'HIGH',
  title: { zh: '证件号无效', en: 'Invalid ID number' },
  sentence: {
    zh: '档案成员的身份证号位数、出生日期或校验码不符合国家标准。',
    en: 'The ID number of a member in the archive fails in form, date of birth or check digit.',
  },
  lawful: {
    zh: '先核对：录入笔误；15位旧号；Excel丢失末位；请按身份证原件更正档案。',
    en: 'Check first: a typing error; an old number of 15 digits; digits lost in Excel; correct it by the card.',
  },
  assess: (view) =>
    view.members.flatMap(({ person, idDefect }) =>
      idDefect === undefined
        ? []
        : [
            memberFinding(view, {
              rule: 'R21',
              person,
              knownAtPayment: 'known-here',
              days: { idDefect },
            }),
          ],
    ),
};
