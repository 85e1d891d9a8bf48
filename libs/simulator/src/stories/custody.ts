import { addDays, addMonths, dayOfMonth, firstDayOf, lastDayOf, yearMonth } from '@ledger/kernel';
import { registerDay } from '../office/calendar';
import type { CustodyEntry, Proxy } from '../office/books';
import { headOf } from '../world/household';
import { inPost, postIn } from '../world/cadres';
import type { Scene, Story, Told } from './story';

const yearOf = ({ at }: Scene): number => Number(at.slice(0, 4));

const proxyFrom = (scene: Scene, relation: string): Proxy => {
  const { name, id } = scene.births.person(scene.chance, [30, 65]);
  return { name, id, kind: '自然人', relation, cadre: undefined };
};

const cadreProxy = (scene: Scene, cadre = scene.chance.pick(scene.cadres)): Proxy => ({
  name: cadre.person.name,
  id: cadre.person.id,
  kind: '自然人',
  relation: '村干部',
  cadre,
});

const institution = (scene: Scene): Proxy => ({
  name: '示例敬老院',
  id: scene.births.person(scene.chance, [40, 60]).id,
  kind: '机构',
  relation: '供养机构',
  cadre: undefined,
});

/** An entry of the ledger with all its papers, begun the year before the story. */
const entryOf = (scene: Scene, proxy: Proxy, changes: Partial<CustodyEntry> = {}): CustodyEntry => {
  const household = changes.household ?? scene.household;
  const number = String(scene.number()).padStart(4, '0');
  const year = yearOf(scene);
  return {
    no: `DG${number}`,
    household,
    beneficiary: headOf(household).person,
    proxy,
    agreementNo: `代管协字${year}-${number}`,
    countyNo: `区备${year}-${number}`,
    from: firstDayOf(yearMonth(`${year}-01`)),
    ...changes,
  };
};

/** Who holds cards for others where all is in order (staff 10–20 % of them, domain.md §8.3). */
const KIN = ['子女', '兄弟姐妹', '监护人', '其他亲属'];
const PROXIES = { kin: 0.65, neighbour: 0.15, institution: 0.05, cadre: 0.15 };

const ordinary: Story = {
  name: 'custody',
  months: 1,
  tell: (scene) => {
    const makers = {
      kin: () => proxyFrom(scene, scene.chance.pick(KIN)),
      neighbour: () => proxyFrom(scene, '邻居'),
      institution: () => institution(scene),
      cadre: () => cadreProxy(scene),
    };
    return { custody: [entryOf(scene, makers[scene.chance.weighted(PROXIES)]())] };
  },
};

/** One hand for the card of every household of the story. */
const heldBy = (scene: Scene, proxy: Proxy): readonly CustodyEntry[] =>
  [scene.household, ...scene.others].map((household) => entryOf(scene, proxy, { household }));

const institutionHoldsMany: Story = {
  name: 'institution-holds-many-cards',
  others: 4,
  months: 3,
  tell: (scene) => ({ custody: heldBy(scene, institution(scene)) }),
};

const kinHoldsMany: Story = {
  name: 'kin-holds-many-cards',
  others: 3,
  months: 3,
  tell: (scene) => ({ custody: heldBy(scene, proxyFrom(scene, '其他亲属')) }),
};

/** Exactly as many as one neighbour may hold. */
const neighbourHoldsThree: Story = {
  name: 'neighbour-holds-three-cards',
  others: 2,
  months: 3,
  tell: (scene) => ({ custody: heldBy(scene, proxyFrom(scene, '邻居')) }),
};

const endedInTime: Story = {
  name: 'custody-ended',
  months: 3,
  tell: (scene) => {
    const until = lastDayOf(scene.at);
    const ended = { on: addDays(until, -9), reason: '本人收回' };
    return { custody: [entryOf(scene, proxyFrom(scene, '邻居'), { validUntil: until, ended })] };
  },
};

/** The paper ran out and a new one followed: two entries, one of them ended. */
const renewed: Story = {
  name: 'custody-renewed',
  months: 3,
  tell: (scene) => {
    const proxy = proxyFrom(scene, '邻居');
    const until = lastDayOf(scene.at);
    const old = entryOf(scene, proxy, { validUntil: until, ended: { on: until, reason: '续签' } });
    return { custody: [old, entryOf(scene, proxy, { from: addDays(until, 1) })] };
  },
};

const formerCadreHolds: Story = {
  name: 'former-cadre-holds-card',
  months: 3,
  tell: (scene) => {
    const { household, births, chance } = scene;
    const post = postIn(household.village, '村委会委员', yearOf(scene) - 3);
    const cadre = {
      ...inPost(post, births, chance),
      until: dayOfMonth(addMonths(scene.at, -2), 28),
    };
    const proxy = { ...cadreProxy(scene, cadre), relation: '邻居', cadre: undefined };
    return { cadres: [cadre], custody: [entryOf(scene, proxy, { countyNo: '' })] };
  },
};

const namesakeOfCadreHolds: Story = {
  name: 'namesake-of-cadre-holds-card',
  months: 3,
  tell: (scene) => {
    const cadre = scene.chance.pick(scene.cadres);
    const { name, id } = scene.births.namesakeOf(cadre.person, scene.chance);
    const proxy = { ...proxyFrom(scene, '邻居'), name, id };
    return { custody: [entryOf(scene, proxy, { agreementNo: '', countyNo: '' })] };
  },
};

/** Two households are paid into the account of the guardian of both, who is filed. */
const guardianAccount: Story = {
  name: 'guardian-holds-shared-account',
  others: 1,
  months: 3,
  tell: (scene) => {
    const guardian = proxyFrom(scene, '监护人');
    const both = [scene.household, ...scene.others];
    const to = {
      ...scene.household.account,
      holder: guardian.name,
      number: scene.births.account(scene.chance),
    };
    const changedOn = dayOfMonth(scene.at, 6);
    const receivedOn = registerDay.accountChanges(scene.at);
    const words = { to, changedOn, receivedOn, reviewed: true, reason: '监护人账户' };
    return {
      custody: both.map((household) => entryOf(scene, guardian, { household })),
      accountChanges: both.map((household) => ({ household, from: household.account, ...words })),
    };
  },
};

const tooManyCards: Story = {
  name: 'neighbour-holds-too-many-cards',
  others: 4,
  irregular: 'R11',
  months: 3,
  tell: (scene): Told => {
    const proxy = proxyFrom(scene, '邻居');
    const custody = heldBy(scene, proxy);
    return { custody, intended: [{ rule: 'R11', person: proxy.id }] };
  },
};

const cadreWithoutPaper: Story = {
  name: 'cadre-holds-card-without-filing',
  irregular: 'R12',
  months: 3,
  tell: (scene): Told => {
    const missing = scene.chance.happens(0.5) ? { countyNo: '' } : { agreementNo: '' };
    const entry = entryOf(scene, cadreProxy(scene), missing);
    const { household, beneficiary, no } = entry;
    const intended = { rule: 'R12', household: household.no, person: beneficiary.id, ref: no };
    return { custody: [entry], intended: [intended] };
  },
};

const paperRanOut: Story = {
  name: 'custody-paper-ran-out',
  irregular: 'R14',
  months: 4,
  tell: (scene): Told => {
    const validUntil = dayOfMonth(scene.at, 20);
    const entry = entryOf(scene, proxyFrom(scene, '其他亲属'), { validUntil });
    const { household, beneficiary, no } = entry;
    const intended = { rule: 'R14', household: household.no, person: beneficiary.id, ref: no };
    return { custody: [entry], intended: [intended] };
  },
};

const oneAccountForTwo: Story = {
  name: 'two-households-one-account',
  others: 1,
  irregular: 'R10',
  months: 2,
  tell: (scene): Told => {
    const { household, at } = scene;
    const [other] = scene.others;
    if (!other) return {};
    const change = { household: other, from: other.account, to: household.account };
    const receivedOn = registerDay.accountChanges(at);
    const words = { changedOn: dayOfMonth(at, 5), receivedOn, reviewed: true, reason: '亲属代领' };
    const ref = household.account.number;
    return {
      accountChanges: [{ ...change, ...words }],
      intended: [household, other].map(({ no }) => ({ rule: 'R10', household: no, ref })),
    };
  },
};

export const ordinaryCustody = ordinary;
export const lawfulCustody: readonly Story[] = [
  institutionHoldsMany,
  kinHoldsMany,
  neighbourHoldsThree,
  endedInTime,
  renewed,
  formerCadreHolds,
  namesakeOfCadreHolds,
  guardianAccount,
];
export const irregularCustody: readonly Story[] = [
  oneAccountForTwo,
  tooManyCards,
  cadreWithoutPaper,
  paperRanOut,
];
