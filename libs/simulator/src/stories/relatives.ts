import { addDays, addMonths, dayOfMonth, firstDayOf } from '@ledger/kernel';
import type { Cadre, Filing } from '../office/books';
import { headOf } from '../world/household';
import { inPost, postIn } from '../world/cadres';
import { decided } from './acts';
import type { Scene, Story, Told } from './story';

const NEAR = ['配偶', '父母', '子女', '兄弟姐妹', '祖父母', '孙子女'];

/** A cadre who is related to the head of the household. */
const relatedCadre = (scene: Scene, id: string, relation = scene.chance.pick(NEAR)): Cadre => {
  const { household, births, chance, at } = scene;
  const post = postIn(household.village, '村委会委员', Number(at.slice(0, 4)));
  const cadre = inPost(post, births, chance);
  const { name } = headOf(household).person;
  return { ...cadre, relatives: [...cadre.relatives, { name, relation, id }] };
};

const filingOf = (scene: Scene, cadre: Cadre, state: Filing['state'] = '有效'): Filing => ({
  no: `亲备${scene.at.slice(0, 4)}-${String(scene.number()).padStart(3, '0')}`,
  cadre,
  person: headOf(scene.household).person,
  household: scene.household,
  relation: cadre.relatives.at(-1)?.relation ?? '',
  // The papers of a year are filed before it begins.
  filedOn: addDays(firstDayOf(addMonths(scene.at, -12)), scene.chance.between(0, 300)),
  state,
});

const headId = (scene: Scene): string => headOf(scene.household).person.id;

/** Related and filed, as nine of ten are (domain.md §8.3). */
const filed: Story = {
  name: 'relative-filed',
  months: 1,
  tell: (scene) => {
    const cadre = relatedCadre(scene, headId(scene));
    return { cadres: [cadre], filings: [filingOf(scene, cadre)] };
  },
};

const formerCadre: Story = {
  name: 'relative-of-former-cadre',
  months: 1,
  tell: (scene) => {
    const until = dayOfMonth(addMonths(scene.at, -14), 28);
    return { cadres: [{ ...relatedCadre(scene, headId(scene)), until }] };
  },
};

/** The cadre names somebody of that name with another number. */
const nameOnly: Story = {
  name: 'relative-by-name-only',
  months: 1,
  tell: (scene) => {
    const other = scene.births.namesakeOf(headOf(scene.household).person, scene.chance);
    return { cadres: [relatedCadre(scene, other.id)] };
  },
};

const distant: Story = {
  name: 'relative-not-near',
  months: 1,
  tell: (scene) => ({ cadres: [relatedCadre(scene, headId(scene), '堂兄弟')] }),
};

const recipientLeft: Story = {
  name: 'filed-relative-left',
  months: 2,
  tell: (scene) => {
    const cadre = relatedCadre(scene, headId(scene));
    const factDate = dayOfMonth(scene.at, 5);
    const words = { change: '停发', ground: '自愿退出', factDate, learnedOn: factDate } as const;
    const stop = decided(scene, scene.at, { ...words, effectiveMonth: addMonths(scene.at, 1) });
    return { cadres: [cadre], filings: [filingOf(scene, cadre, '对象退出')], decisions: [stop] };
  },
};

const notFiled: Story = {
  name: 'relative-not-filed',
  irregular: 'R31',
  months: 1,
  tell: (scene): Told => {
    const id = headId(scene);
    const cadre = relatedCadre(scene, id);
    const { no } = scene.household;
    const intended = { rule: 'R31', household: no, person: id, ref: cadre.person.id };
    return { cadres: [cadre], intended: [intended] };
  },
};

/** Filed half a year late: a finding until then. */
const filedLate: Story = {
  name: 'relative-filed-late',
  irregular: 'R31',
  months: 4,
  tell: (scene): Told => {
    const told = notFiled.tell(scene);
    const cadre = told.cadres?.[0];
    if (!cadre) return told;
    const filedOn = dayOfMonth(addMonths(scene.at, 2), 15);
    return { ...told, filings: [{ ...filingOf(scene, cadre), filedOn }] };
  },
};

export const relativeFiled = filed;
export const relativeNotFiled = notFiled;
export const lawfulRelatives: readonly Story[] = [formerCadre, nameOnly, distant, recipientLeft];
export const irregularRelatives: readonly Story[] = [notFiled, filedLate];
