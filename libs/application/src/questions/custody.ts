import type { PersonId } from '@ledger/kernel';
import type { CardCustody, CustodyChange, CustodyHolding } from '@ledger/views';
import type { ArrearsAsked } from './arrears';
import type {
  CardAnswer,
  CustodyAnswer,
  CustodyChangeAnswer,
  CustodyHoldingAnswer,
} from './evidence-answers';
import type { QuestionNeeds, Reveal } from './findings';
import { HOLDS, IN_SCOPE } from './scope';
import { type Shown, shownPersons } from './shown';
import { cardsWithin } from './within-scope';

export interface CustodyAsked extends ArrearsAsked {
  /** Only cards that somebody else keeps on the day of the newest ledger. */
  readonly open?: boolean;
  readonly reveal?: Reveal;
}

const peopleOf = ({ beneficiary, holdings, changes }: CardCustody): readonly PersonId[] => [
  beneficiary,
  ...holdings.map(({ proxyHolder }) => proxyHolder),
  ...changes.flatMap(({ from, to }) => [...from, ...to]),
];

const holdingOf = (holding: CustodyHolding, shown: Shown): CustodyHoldingAnswer => {
  const { document: _, household, proxyHolder, ...rest } = holding;
  return {
    ...rest,
    householdNo: household,
    proxyHolderId: shown.idOf(proxyHolder),
    proxyHolderName: shown.nameOf(proxyHolder),
  };
};

const changeOf = ({ from, to, ...rest }: CustodyChange, shown: Shown): CustodyChangeAnswer => ({
  ...rest,
  from: from.map((person) => shown.nameOf(person)),
  to: to.map((person) => shown.nameOf(person)),
});

const cardOf = (card: CardCustody, shown: Shown): CardAnswer => ({
  beneficiaryId: shown.idOf(card.beneficiary),
  beneficiaryName: shown.nameOf(card.beneficiary),
  householdNo: card.household,
  village: card.village || null,
  holdings: card.holdings.map((holding) => holdingOf(holding, shown)),
  changes: card.changes.map((change) => changeOf(change, shown)),
});

/** The register of cards kept for others (卡折代管台账): who, since when, on what paper. */
export const custody = async (
  { readSide, vault, clock }: QuestionNeeds,
  { scope, knownOn, village, open, reveal }: CustodyAsked,
): Promise<CustodyAnswer> => {
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.custody
     where ${HOLDS} and ${IN_SCOPE} and ($3::text is null or village = $3 or division = $3)
     order by village, household, cell`,
    [knownOn, scope, village ?? null],
  );
  const held = rows.map(({ payload }) => JSON.parse(payload) as CardCustody);
  const cards = (await cardsWithin(readSide, held, scope)).filter(
    ({ holdings }) => !open || holdings.some(({ status }) => status === 'open'),
  );
  const question = { custody: { scope, knownOn, village } };
  const shown = await shownPersons({ vault, clock }, cards.flatMap(peopleOf), question, reveal);
  return { knowledgeDate: knownOn, cards: cards.map((card) => cardOf(card, shown)) };
};
