/** How somebody is related to another (关系), as a list says it; `OTHER` is no relation by blood or law. */
export type Relation =
  | 'SPOUSE'
  | 'PARENT'
  | 'CHILD'
  | 'SIBLING'
  | 'GRANDPARENT'
  | 'GRANDCHILD'
  | 'GUARDIAN'
  | 'OTHER_KIN'
  | 'NEIGHBOUR'
  | 'CARE_HOME'
  | 'VILLAGE_CADRE'
  | 'OTHER';

const relations = {
  SPOUSE: true,
  PARENT: true,
  CHILD: true,
  SIBLING: true,
  GRANDPARENT: true,
  GRANDCHILD: true,
  GUARDIAN: true,
  OTHER_KIN: true,
  NEIGHBOUR: true,
  CARE_HOME: true,
  VILLAGE_CADRE: true,
  OTHER: true,
} satisfies Record<Relation, true>;

export const isRelation = (text: unknown): text is Relation =>
  typeof text === 'string' && Object.hasOwn(relations, text);
