import type { DivisionCode, PersonId } from '@ledger/kernel';
import type { CardCase, Keeper } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import {
  checkKeeper,
  type Fact,
  type KeeperWarning,
  officialsSubjects,
  subjectOf,
} from '@ledger/views';
import type { HouseholdNeeds } from '../decisions/held';
import { shownPersons } from '../questions/shown';
import type { CustodyCheckAnswer } from './answers';
import { custodyWarningWords } from './warning-words';

/** All facts of a case, each once. */
const ofCase = async ({ readSide }: HouseholdNeeds, owner: string): Promise<readonly Fact[]> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject in
       (select subject from read.membership where owner = $1)`,
    [owner],
  );
  return [...new Map(rows.map((row) => [row.position, factFrom(row)])).values()];
};

const under = async (
  { readSide }: HouseholdNeeds,
  subjects: readonly string[],
): Promise<readonly Fact[]> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject = any($1::text[])`,
    [subjects],
  );
  return [...new Map(rows.map((row) => [row.position, factFrom(row)])).values()];
};

const about = (needs: HouseholdNeeds, person: PersonId) => under(needs, [subjectOf.person(person)]);

/** What the views hold of a proposed keeper and of the card, weighed. */
export const warningsFor = async (
  needs: HouseholdNeeds,
  proposed: CardCase & Omit<Keeper, 'proxyHolderNameToken'>,
  home: DivisionCode,
): Promise<readonly KeeperWarning[]> => {
  const { beneficiary, proxyHolder } = proposed;
  const day = needs.clock.today();
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  return checkKeeper({
    proposed,
    day,
    policies: timeline.on(day),
    card: await ofCase(needs, subjectOf.custody(beneficiary)),
    cards: await ofCase(needs, subjectOf.proxy(proxyHolder)),
    offices: await under(needs, [subjectOf.office(proxyHolder), ...officialsSubjects(home)]),
    keeper: await about(needs, proxyHolder),
    owner: await about(needs, beneficiary),
  });
};

/** The check as an officer reads it, with what may make each lawful. */
export const checkAnswer = async (
  { vault, clock }: HouseholdNeeds,
  householdNo: string,
  warnings: readonly KeeperWarning[],
): Promise<CustodyCheckAnswer> => {
  const persons = warnings.flatMap(({ person }) => (person ? [person] : []));
  const shown = await shownPersons(
    { vault, clock },
    persons,
    { custodyCheck: householdNo },
    undefined,
  );
  return {
    householdNo,
    warnings: warnings.map(({ code, details, person }) => ({
      code,
      details,
      personName: person ? shown.nameOf(person) : null,
      ...custodyWarningWords[code],
    })),
  };
};
