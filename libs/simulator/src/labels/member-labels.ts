import { daysBetween, type LocalDate, monthOf } from '@ledger/kernel';
import type { Cadre } from '../office/books';
import type { Household } from '../world/household';
import type { Person } from '../world/people';
import { residentId } from '../world/resident-id';
import type { Known } from './known';
import type { Matched } from './label';

const DECISION_DAYS = 15;
const NEAR = ['配偶', '父母', '子女', '兄弟姐妹', '祖父母', '孙子女'];

/** The number is not the one this birth day and sequence give. */
const isInvalid = ({ id, bornOn }: Person): boolean =>
  id !== residentId(bornOn, Number(id.slice(14, 17)));

const isArchived = ({ statedOn }: Household, day: LocalDate): boolean =>
  statedOn !== undefined && statedOn <= day;

/** R03, R21, R29: what is said of the members, whatever the month. */
export const aboutMembers = (
  known: Known,
  household: Household,
  day: LocalDate,
): readonly Matched[] => {
  const matches: Matched[] = [];
  const found = (rule: string, person: string) =>
    matches.push({ rule, household: household.no, person });
  for (const { person } of isArchived(household, day) ? household.members : []) {
    const died = known.died(household, person.id, day);
    if (died && !died.isDated) found('R03', person.id);
    if (isInvalid(person)) found('R21', person.id);
  }
  for (const { change, person, learnedOn, decidedOn } of known.decisions(household, day)) {
    if (change !== '恢复' && daysBetween(learnedOn, decidedOn) > DECISION_DAYS) {
      found('R29', person.id);
    }
  }
  return matches;
};

const isInPost = ({ from, until }: Cadre, day: LocalDate): boolean =>
  from <= day && (until === undefined || until >= day);

/** R31: a near relative of somebody in post gets the allowance and was not filed. */
export const aboutRelatives = (
  known: Known,
  household: Household,
  day: LocalDate,
): readonly Matched[] => {
  const { cadres, cadresReceivedOn, filings } = known.books;
  const month = monthOf(day);
  if (day < cadresReceivedOn || !isArchived(household, day) || household.startMonth > month)
    return [];
  const { stopped, members } = known.standing(household, month, day);
  if (stopped) return [];
  const covered = members.filter(
    ({ covered: is, person }) => is && !known.isDead(household, person.id, month, day),
  );
  return covered.flatMap(({ person }) =>
    cadres
      .filter((cadre) => isInPost(cadre, day))
      .filter(({ relatives }) =>
        relatives.some(({ id, relation }) => id === person.id && NEAR.includes(relation)),
      )
      .filter(
        (cadre) =>
          !filings.some(
            (one) =>
              one.cadre.person.id === cadre.person.id &&
              one.person.id === person.id &&
              one.state === '有效' &&
              one.filedOn <= day,
          ),
      )
      .map((cadre) => ({
        rule: 'R31',
        household: household.no,
        person: person.id,
        ref: cadre.person.id,
      })),
  );
};
