import type { Found, Moment } from './clock';

export type Figure =
  'status' | 'creditedFen' | 'overpaidFenCertain' | 'overpaidFenPossible' | 'openFindings';
export type Member = Moment['state']['members'][number];
export type Change = 'same' | 'new' | 'changed' | 'gone';

export const FIGURES: readonly Figure[] = [
  'status',
  'creditedFen',
  'overpaidFenCertain',
  'overpaidFenPossible',
  'openFindings',
];

/** A row of the case, and how it differs from the moment it is compared with. */
export interface Compared<Row> {
  readonly key: string;
  readonly row: Row;
  readonly change: Change;
}

export interface Differences {
  readonly figures: ReadonlySet<Figure>;
  readonly members: readonly Compared<Member>[];
  readonly findings: readonly Compared<Found>[];
  /** How many places differ. */
  readonly count: number;
}

const compared = <Row>(
  now: ReadonlyMap<string, Row>,
  before: ReadonlyMap<string, Row>,
  isSame: (a: Row, b: Row) => boolean,
): readonly Compared<Row>[] => [
  ...[...now].map(([key, row]) => {
    const earlier = before.get(key);
    const change = !earlier ? 'new' : isSame(row, earlier) ? 'same' : 'changed';
    return { key, row, change } as const;
  }),
  ...[...before]
    .filter(([key]) => !now.has(key))
    .map(([key, row]) => ({ key, row, change: 'gone' }) as const),
];

const membersOf = ({ state }: Moment): ReadonlyMap<string, Member> =>
  new Map(state.members.map((member) => [`${member.personId} ${member.name}`, member]));

/** By place of the list: two rows of one finding say different things of it. */
const findingsOf = ({ findings }: Moment, all: readonly Found[]): ReadonlyMap<string, Found> =>
  new Map(
    findings.flatMap((place) => {
      const finding = all[place];
      return finding ? [[`${finding.findingId} ${finding.ref ?? ''}`, finding] as const] : [];
    }),
  );

const isSameFinding = (a: Found, b: Found): boolean =>
  // Both come from one list: what says the same is the same object.
  a === b;

const isSameMember = (a: Member, b: Member): boolean =>
  a.covered === b.covered && a.status === b.status;

/** How one moment differs from another; without another one everything is new. */
export const differencesOf = (
  moment: Moment,
  other: Moment | undefined,
  all: readonly Found[],
): Differences => {
  const figures = new Set(
    FIGURES.filter((figure) => other !== undefined && moment.state[figure] !== other.state[figure]),
  );
  // Before the first moment there was nothing.
  const members = compared(
    membersOf(moment),
    other ? membersOf(other) : new Map<string, Member>(),
    isSameMember,
  );
  const findings = compared(
    findingsOf(moment, all),
    other ? findingsOf(other, all) : new Map<string, Found>(),
    isSameFinding,
  );
  const changed = [...members, ...findings].filter(({ change }) => change !== 'same').length;
  return { figures, members, findings, count: figures.size + changed };
};
