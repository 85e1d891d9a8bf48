import type { PaymentDecided } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { compare, type FactOf, isA, knownAt } from '@ledger/views';
import type { ArrearsAsked } from '../questions/arrears';
import type { QuestionNeeds, Reveal } from '../questions/findings';
import { IN_SCOPE } from '../questions/scope';
import { type Shown, shownPersons } from '../questions/shown';
import type { DecisionAnswer, DecisionsAnswer } from './answers';
import { arithmeticText } from './words';

export interface DecisionsAsked extends ArrearsAsked {
  /** Only those made here, not those that lists state. */
  readonly madeHere?: boolean;
  readonly reveal?: Reveal;
}

type Decision = FactOf<'StopDecisionStated'>;
type Placed = StoredFact & { readonly village: string | null; readonly division: string };

/** Decisions about households of the scope, with where those are by the newest archive. */
const placedIn = (
  { readSide }: QuestionNeeds,
  { scope, knownOn, village }: DecisionsAsked,
): Promise<readonly Placed[]> =>
  readSide.query(
    `with home as (
       select distinct on (subject) subject, data::json->>'village' as village,
         data::json->>'division' as division
       from read.fact where type = 'HouseholdStated' and subject like 'household/%'
         and known_on <= $1 and (withdrawn_on is null or withdrawn_on > $1)
       order by subject, received_on desc, row_no desc)
     select ${FACT_COLUMNS}, village, division from read.fact join home using (subject)
     where type = 'StopDecisionStated' and subject like 'household/%' and known_on <= $1
       and ${IN_SCOPE} and ($3::text is null or village = $3 or division = $3)`,
    [knownOn, scope, village ?? null],
  );

/** What a decision made here says beyond a row of a list travels with it. */
const reckonedIn = ({
  event,
}: Decision): Pick<DecisionAnswer, 'arithmeticText' | 'confirmedBy'> => {
  const { arithmetic, confirmedBy } = event.data as Partial<
    Extract<PaymentDecided, { type: 'PaymentResumed' }>['data']
  >;
  return {
    arithmeticText: arithmetic ? arithmeticText(arithmetic) : null,
    confirmedBy: confirmedBy ?? null,
  };
};

const answerOf = (fact: Decision, { village, division }: Placed, shown: Shown): DecisionAnswer => {
  const { data } = fact.event;
  return {
    householdNo: data.household,
    village: village || null,
    division,
    personId: shown.idOf(data.person),
    personName: shown.nameOf(data.person),
    change: data.change,
    ground: data.ground,
    fact: data.factOn ?? data.factMonth ?? null,
    learnedOn: data.learnedOn ?? null,
    decidedOn: data.decidedOn,
    effectiveMonth: data.effectiveMonth,
    previousAmountFen: data.previousAmountFen,
    newAmountFen: data.newAmountFen,
    ...reckonedIn(fact),
    madeHere: fact.file === undefined,
    knownOn: fact.knownOn,
  };
};

const inOrder = (a: DecisionAnswer, b: DecisionAnswer): number =>
  compare(a.decidedOn, b.decidedOn) ||
  compare(a.householdNo, b.householdNo) ||
  compare(a.change, b.change);

/** Stops, reductions, increases and resumptions (停发减发增发恢复台账), whoever made them. */
export const decisions = async (
  needs: QuestionNeeds,
  asked: DecisionsAsked,
): Promise<DecisionsAnswer> => {
  const { scope, knownOn, village, madeHere, reveal } = asked;
  const rows = await placedIn(needs, asked);
  const places = new Map(rows.map((row) => [row.position, row]));
  const known = knownAt(rows.map(factFrom).filter(isA('StopDecisionStated')), knownOn).filter(
    ({ file }) => !madeHere || file === undefined,
  );
  const persons = known.map(({ event }) => event.data.person);
  const question = { decisions: { scope, knownOn, village } };
  const shown = await shownPersons(needs, persons, question, reveal);
  const answers = known.map((fact) => answerOf(fact, places.get(fact.position)!, shown));
  return { knowledgeDate: knownOn, decisions: answers.sort(inOrder) };
};
