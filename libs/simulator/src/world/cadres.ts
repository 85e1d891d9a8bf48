import { dayOfMonth, type LocalDate, yearMonth } from '@ledger/kernel';
import type { Chance } from '../chance';
import type { Cadre } from '../office/books';
import type { Village } from './household';
import type { Births } from './people';

const VILLAGE_POSTS = ['村党支部书记', '村委会主任', '村综合服务专干'];
const STREET_POSTS = ['经办人', '复核人', '分管领导'];
const RELATIONS = ['配偶', '子女', '兄弟姐妹'];

export interface Post {
  readonly unit: string;
  readonly post: string;
  readonly handles: boolean;
  readonly from: LocalDate;
}

/** Somebody in a post, with relatives of whom none gets the allowance. */
export const inPost = (post: Post, births: Births, chance: Chance): Cadre => ({
  person: births.person(chance, [28, 60]),
  ...post,
  relatives: Array.from({ length: chance.between(0, 2) }, () => {
    const { name, id } = births.person(chance, [20, 80]);
    return { name, id, relation: chance.pick(RELATIONS) };
  }),
});

export const postIn = (village: Village, post: string, year: number): Post => ({
  unit: village.name,
  post,
  handles: false,
  from: dayOfMonth(yearMonth(`${year - 2}-12`), 20),
});

/** Three cadres a village and the people of the street office who handle the allowance. */
export const cadresOf = (
  villages: readonly Village[],
  street: string,
  year: number,
  births: Births,
  chance: Chance,
): readonly Cadre[] => {
  const inVillages = villages.flatMap((village) =>
    VILLAGE_POSTS.map((post) => postIn(village, post, year)),
  );
  const from = dayOfMonth(yearMonth(`${year - 2}-03`), 1);
  const inStreet = STREET_POSTS.map((post) => ({
    unit: `${street}民社办`,
    post,
    handles: true,
    from,
  }));
  return [...inVillages, ...inStreet].map((post) => inPost(post, births, chance));
};
