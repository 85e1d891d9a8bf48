import { covers, type DivisionCode } from '@ledger/kernel';
import { compare } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { householdsListed } from './households-listed';
import { type Asked, HAPPENED } from './scope';

export interface DivisionsAsked extends Asked {
  /** Whether whoever asks may know how many findings (疑点) are open. */
  readonly withFindings: boolean;
  /** Scopes of the accounts that may be counted; undefined: none may be. */
  readonly accountScopes: readonly DivisionCode[] | undefined;
}

/** A village or street (行政区划) that an archive names or an account works for. */
export interface DivisionAnswer {
  readonly division: string;
  readonly level: 'district' | 'street' | 'village';
  /** As the archives write it; null where none does, as of a street. */
  readonly name: string | null;
  /** By the newest archive, with those of its villages. */
  readonly households: number;
  /** Null for whoever may not read findings. */
  readonly openFindings: number | null;
  /** Accounts of exactly this division; null for whoever may not read accounts. */
  readonly accounts: number | null;
}

export interface DivisionsAnswer {
  readonly knowledgeDate: string;
  readonly divisions: readonly DivisionAnswer[];
}

const STREET_DIGITS = 9;

const levelOf = ({ length }: string): DivisionAnswer['level'] => {
  if (length < STREET_DIGITS) return 'district';
  return length === STREET_DIGITS ? 'street' : 'village';
};

interface Counted {
  readonly division: string;
  readonly count: number;
}

const openFindings = (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly Counted[]> =>
  readSide.query(
    `select division, sum(findings)::int as count from read.finding_by_day
     where ${HAPPENED} and division like $2 || '%' group by division`,
    [knownOn, scope],
  );

/** Those of the division and of all beneath it. */
const within = (counts: readonly Counted[], division: string): number =>
  counts
    .filter((one) => one.division.startsWith(division))
    .reduce((sum, { count }) => sum + count, 0);

/** The villages and streets of a scope, by code. */
export const divisions = async (
  readSide: DataSource,
  asked: DivisionsAsked,
): Promise<DivisionsAnswer> => {
  const { scope, withFindings, accountScopes } = asked;
  const homes = await householdsListed(readSide, asked);
  const households = homes.map(({ division }) => ({ division, count: 1 }));
  const names = new Map(homes.map(({ division, village }) => [division, village]));
  const findings = withFindings ? await openFindings(readSide, asked) : undefined;
  const codes = new Set([
    ...names.keys(),
    ...[...names.keys()].map((code) => code.slice(0, STREET_DIGITS)),
    ...(accountScopes ?? []),
  ]);
  const own = [...codes].filter((code) => code !== '' && covers(scope, code as DivisionCode));
  return {
    knowledgeDate: asked.knownOn,
    divisions: own.sort(compare).map((division) => ({
      division,
      level: levelOf(division),
      name: names.get(division) ?? null,
      households: within(households, division),
      openFindings: findings ? within(findings, division) : null,
      accounts: accountScopes ? accountScopes.filter((one) => one === division).length : null,
    })),
  };
};
