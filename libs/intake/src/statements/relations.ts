import type { Relation } from '@ledger/kernel';
import type { FilingStanding, ProxyKind } from '@ledger/ledger';
import { compact } from '../normalise/text';

/** The words the office's lists use for a relation; a word nobody knows is no relation by law. */
const relations: readonly (readonly [Relation, string])[] = [
  ['SPOUSE', '配偶 丈夫 妻子 夫 妻 夫妻'],
  ['PARENT', '父母 父亲 母亲 父 母 父子 母子'],
  ['CHILD', '子女 儿子 女儿 子 女 长子 次子 三子 长女 次女 三女 独生子 独生女'],
  ['SIBLING', '兄弟姐妹 兄弟 姐妹 兄妹 姐弟 哥哥 弟弟 姐姐 妹妹 兄 弟 姐 妹'],
  ['GRANDPARENT', '祖父母 祖父 祖母 外祖父母 外祖父 外祖母 爷爷 奶奶 外公 外婆'],
  ['GRANDCHILD', '孙子女 孙子 孙女 外孙子女 外孙 外孙子 外孙女'],
  ['GUARDIAN', '监护人'],
  ['OTHER_KIN', '其他亲属'],
  ['NEIGHBOUR', '邻居'],
  ['CARE_HOME', '供养机构'],
  ['VILLAGE_CADRE', '村干部'],
];

const relationByWord = new Map(
  relations.flatMap(([relation, words]) => words.split(' ').map((word) => [word, relation])),
);

export const relationOf = (word: string): Relation => relationByWord.get(compact(word)) ?? 'OTHER';

const proxyKinds: Readonly<Record<string, ProxyKind>> = { 自然人: 'PERSON', 机构: 'INSTITUTION' };

export const proxyKindOf = (word: string): ProxyKind => proxyKinds[compact(word)] ?? 'NOT_STATED';

const standings: Readonly<Record<string, FilingStanding>> = {
  有效: 'ACTIVE',
  备案人离任: 'OFFICIAL_LEFT',
  对象退出: 'RELATIVE_LEFT',
};

export const standingOf = (word: string): FilingStanding => standings[compact(word)] ?? 'OTHER';
