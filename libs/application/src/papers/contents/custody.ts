import type {
  CardAnswer,
  CustodyAnswer,
  CustodyHoldingAnswer,
} from '../../questions/evidence-answers';
import { MASKED, type PaperContent, SIGNED_BY } from '../content';
import { both, type Column, type Language, tableOf } from '../paper';
import { holdingWords, present, proxyKindWords, relationWords } from '../paper-words';

interface Kept {
  readonly card: CardAnswer;
  readonly holding: CustodyHoldingAnswer;
}

const columns: readonly Column<Kept>[] = [
  { head: both('序号', 'No.'), width: 5, type: 'number', of: (_, at) => at + 1 },
  { head: both('村（社区）', 'Village'), width: 12, of: ({ card }) => card.village },
  { head: both('台账编号', 'Entry'), width: 16, of: ({ holding }) => holding.entry },
  { head: both('家庭编号', 'Household'), width: 12, of: ({ card }) => card.householdNo },
  { head: both('低保对象', 'Owner'), width: 9, of: ({ card }) => card.beneficiaryName },
  { head: both('证件号', 'ID number'), width: 20, of: ({ card }) => card.beneficiaryId },
  { head: both('代管人', 'Keeper'), width: 9, of: ({ holding }) => holding.proxyHolderName },
  {
    head: both('类型', 'Kind'),
    width: 8,
    of: ({ holding }) => proxyKindWords[holding.proxyKind],
  },
  {
    head: both('与对象关系', 'Relation'),
    width: 11,
    of: ({ holding }) => relationWords[holding.relation],
  },
  {
    head: both('协议', 'Agreement'),
    width: 8,
    of: ({ holding }) => present(holding.hasAgreement),
  },
  {
    head: both('街道备案', 'Filed: street'),
    width: 8,
    of: ({ holding }) => present(holding.hasStreetFiling),
  },
  {
    head: both('县级备案', 'Filed: county'),
    width: 8,
    of: ({ holding }) => present(holding.hasCountyFiling),
  },
  { head: both('代管起', 'From'), width: 11, of: ({ holding }) => holding.heldFrom },
  { head: both('有效期止', 'Valid until'), width: 11, of: ({ holding }) => holding.validUntil },
  { head: both('最近核查', 'Reviewed'), width: 11, of: ({ holding }) => holding.reviewedOn },
  { head: both('终止', 'Ended'), width: 11, of: ({ holding }) => holding.endedOn },
  { head: both('状态', 'State'), width: 12, of: ({ holding }) => holdingWords[holding.status] },
];

/** 卡折代管台账, an entry a line, those that ended as well. */
export const custodyContent = ({ cards }: CustodyAnswer, language: Language): PaperContent => ({
  title: both('农村低保卡折委托代管台账', 'Register of cards kept for others (卡折代管台账)'),
  tables: [
    tableOf(language, {
      name: both('卡折代管台账', 'Cards in custody'),
      columns,
      rows: cards.flatMap((card) => card.holdings.map((holding) => ({ card, holding }))),
    }),
  ],
  notes: [
    MASKED,
    both(
      '“缺”表示台账没有登记该项手续，请先核对原件。',
      '“missing”: the ledger holds no entry of that paper; look for the original first.',
    ),
  ],
  signatures: SIGNED_BY,
});
