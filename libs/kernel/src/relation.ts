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
