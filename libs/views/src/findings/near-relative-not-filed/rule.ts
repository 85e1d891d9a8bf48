import { monthOf } from '@ledger/kernel';
import { inPost, type Office } from '../../custody/offices';
import { compare } from '../../fact';
import type { Relatives } from '../../household/relatives';
import type { Finding } from '../../result';
import { findingOf, knownDays, type RuleWords } from '../rule';

interface NearRelativeNotFiled extends RuleWords {
  assess(view: Relatives): readonly Finding[];
}

const findingFor = (view: Relatives, office: Office, person: string): readonly Finding[] => {
  const { household, village, division, knowledgeDay, policies } = view;
  const set = policies.required('nearRelativeRelations', division ?? '', monthOf(knowledgeDay));
  const named = office.relatives.find((one) => one.person === person && set.includes(one.relation));
  if (!named || view.isFiled(office.person, named.person)) return [];
  return [
    findingOf({
      rule: 'R31',
      household,
      person: named.person,
      ref: office.person,
      refersTo: { kind: 'person', person: office.person },
      village,
      division,
      days: knownDays({
        relation: named.relation,
        termFrom: office.termFrom,
        termUntil: office.termUntil,
        handles: office.handles ? 'HANDLES' : undefined,
      }),
    }),
  ];
};

/**
 * R31. A cadre or handler in post on the knowledge day named a near relative who draws the
 * allowance in its month, and no filing of the two is in force. Relations are policy
 * (`nearRelativeRelations`; 民法典 art. 1045, wording not verified).
 */
export const nearRelativeNotFiled: NearRelativeNotFiled = {
  code: 'R31',
  name: 'near-relative-not-filed',
  version: 1,
  severity: 'HIGH',
  title: { zh: '近亲属未备案', en: 'Near relative not filed' },
  sentence: {
    zh: '在任村干部或经办人员的近亲属正在享受低保，没有有效备案。',
    en: 'A near relative of a cadre or handler in post draws the allowance and no filing is in force.',
  },
  lawful: {
    zh: '先核对：是否仅同名；亲属关系是否后来形成；是否已备案而登记未及时更新。',
    en: 'Check first: the same name only; a relation formed later; a filing that was made and not entered.',
  },
  assess: (view) =>
    view.payable.flatMap((person) => {
      const seen = new Set<string>();
      return view.officials
        .filter((office) => inPost(office, view.knowledgeDay))
        .sort((a, b) => compare(a.person, b.person) || compare(a.termFrom ?? '', b.termFrom ?? ''))
        .flatMap((office) => {
          if (seen.has(office.person)) return [];
          const found = findingFor(view, office, person);
          if (found.length > 0) seen.add(office.person);
          return found;
        });
    }),
};
