import type { LocalDate } from '@ledger/kernel';
import type { AnyLedgerEvent, BatchHeader, PaymentInstructed } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { cellsOf } from '../assess';
import type { CaseFacts, FlowTold } from '../case';
import { monthOfCell } from '../cell-kind';
import type { Fact } from '../fact';
import { batchNamedIn, filingOf, isClearing } from '../subjects';
import type { CellResult, Finding } from '../result';

/** A batch as it would go out: what its header would say, and the items of one case. */
export interface ToBeSent {
  readonly header: BatchHeader;
  readonly items: readonly PaymentInstructed['data'][];
  readonly day: LocalDate;
}

const factOf = (event: AnyLedgerEvent, position: string, day: LocalDate): Fact => ({
  position,
  statement: position,
  file: undefined,
  knownOn: day,
  receivedOn: day,
  withdrawnOn: undefined,
  declared: false,
  row: 0,
  event,
});

/** A finding of a screening, and whether the batch is not sent without a word on it. */
export interface Screened {
  readonly finding: Finding;
  readonly blocking: boolean;
}

/**
 * Money that would certainly be wrong blocks; all else is shown. The rest of a month that was paid
 * short is a second credit of it (R06), and no money is wrong as long as both together are what the
 * household was due.
 */
const screened = ({ findings, money }: CellResult): readonly Screened[] =>
  findings.map((finding) => ({
    finding,
    blocking: finding.certainFen > 0 && !(finding.rule === 'R06' && money?.sums.overpaid === 0),
  }));

/** The facts there would be if the batch were sent and every item of it credited, today. */
const supposedFacts = ({ header, items, day }: ToBeSent): readonly Fact[] => [
  factOf(
    { type: 'BatchSentToBank', data: { ...header, sentBy: 'screening' } },
    `screening/${header.batch}`,
    day,
  ),
  ...items.flatMap((item) => [
    factOf({ type: 'PaymentInstructed', data: item }, `screening/${item.ref}/1`, day),
    factOf(
      {
        type: 'BankLineReported',
        data: {
          ref: item.ref,
          status: 'CREDITED',
          amountFen: item.totalFen,
          creditedOn: day,
          evidence: item.evidence,
        },
      },
      `screening/${item.ref}/2`,
      day,
    ),
  ]),
];

const isOfBatch = ({ event }: Fact, batch: string): boolean => {
  if (event.type === 'PaymentInstructed' || event.type === 'BatchSentToBank') {
    return event.data.batch === batch;
  }
  return event.type === 'BankLineReported' && batchNamedIn(event.data.ref) === batch;
};

/** The case as if nobody had ever thought of the batch. */
const withoutBatch = (facts: CaseFacts, batch: string): CaseFacts =>
  new Map([...facts].map(([subject, some]) => [subject, some.filter((f) => !isOfBatch(f, batch))]));

const withFacts = (facts: CaseFacts, more: readonly Fact[]): CaseFacts => {
  const all = new Map(facts);
  for (const fact of more) {
    for (const subject of new Set(filingOf(fact.event)?.subjects)) {
      all.set(subject, [...(all.get(subject) ?? []), fact]);
    }
  }
  return all;
};

/** What the batch would draw from the street's clearing account. */
const supposedFlow = (account: string, { header, day }: ToBeSent): FlowTold => ({
  position: `screening/${header.batch}`,
  knownOn: day,
  withdrawnOn: undefined,
  flow: {
    account,
    batch: header.batch,
    benefitMonth: header.benefitMonth,
    division: header.division,
    sentToBankOn: day,
    totalFen: header.sumFen,
    returnedFen: {},
    refundedFen: {},
  },
});

/**
 * What the rules would find in a case because of a batch: they are asked twice, once as if nobody
 * had thought of it and once as if it had gone out today, and what they say only then is of it.
 * `flows` are those of a clearing account; other cases have none.
 */
export const findingsOf = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  toBeSent: ToBeSent,
  flows: readonly FlowTold[] = [],
): readonly Screened[] => {
  const { header, items, day } = toBeSent;
  const months = new Set(items.map(({ benefitMonth }) => benefitMonth));
  const isAsked = (key: string): boolean => {
    const month = monthOfCell(key);
    return month === undefined || months.has(month);
  };
  const said = (some: CaseFacts, moved: readonly FlowTold[]): readonly Screened[] =>
    cellsOf(owner, some, policies, moved)
      .filter(({ key }) => isAsked(key))
      .flatMap((cell) => screened(cell.assess(day)));
  const before = withoutBatch(facts, header.batch);
  const known = new Set(said(before, flows).map(({ finding }) => JSON.stringify(finding)));
  const after = withFacts(before, supposedFacts(toBeSent));
  const movedAfter = isClearing(owner) ? [...flows, supposedFlow(owner, toBeSent)] : flows;
  return said(after, movedAfter).filter(({ finding }) => !known.has(JSON.stringify(finding)));
};
