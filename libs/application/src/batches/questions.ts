import type { BatchNo, DivisionCode } from '@ledger/kernel';
import { covers } from '@ledger/kernel';
import { type BatchState, nextStep } from '@ledger/ledger';
import type { DataSource } from 'typeorm';
import type { QuestionNeeds } from '../questions/findings';
import { shown as shownFindings } from '../questions/findings';
import { type Shown, shownPersons } from '../questions/shown';
import type { BatchAnswer, BatchDraftAnswer, BatchLineAnswer, ScreeningAnswer } from './answers';
import { type DraftLine, type DraftNeeds, draftOf, paidFen } from './draft';
import { setAsideFor } from '../funds/commit';
import { type ActNeeds, batchHeld } from './header';
import type { ShownFinding } from './screen';
import { editAnswer, reasonIn, type Reasons } from './said';
import { settlementOf, type SettleNeeds } from './settle';

type Made = Extract<BatchState, { readonly makers: readonly string[] }>;

const isMade = (state: BatchState): state is Made => 'makers' in state;

const isSent = ({ status }: BatchState): boolean =>
  status === 'sent' || status === 'reconciled' || status === 'closed';

const bankOf = async ({ readSide, clock }: SettleNeeds, state: Made) => {
  if (!isSent(state) || !('list' in state) || !state.list) return null;
  const { answer, open } = await settlementOf(readSide, state.batch, state.list, clock.today());
  const { differenceFen: _, ...rest } = open;
  return { ...answer, ...rest };
};

const fundsOf = async ({ ledger, clock }: SettleNeeds, state: Made) => {
  if (!('approversNeeded' in state)) return null;
  const setAside = await setAsideFor(ledger, state, clock.today());
  if (!setAside) return null;
  const { division, fiscalYear, amountFen, outOf, outstanding } = setAside;
  return { division, fiscalYear, amountFen, outOf, outstanding };
};

/** Free words of the batch itself, by the document that holds them. */
const wordsOf = async (
  { vault }: SettleNeeds,
  ...documents: readonly (string | undefined)[]
): Promise<(document: string | undefined) => string | null> => {
  const held = documents.filter((document) => document !== undefined);
  if (held.length === 0) return () => null;
  const reasons = await vault.documents(held);
  return (document) => (document === undefined ? null : reasonIn(reasons.get(document)));
};

const answerOf = async (needs: SettleNeeds, state: Made): Promise<BatchAnswer> => {
  const list = 'list' in state ? state.list : undefined;
  const override = 'override' in state ? state.override : undefined;
  const rejection = 'rejection' in state ? state.rejection : undefined;
  const said = await wordsOf(needs, override?.reason.document, rejection?.reason?.document);
  return {
    batch: state.batch,
    division: state.division,
    benefitMonth: state.benefitMonth,
    status: state.status,
    next: nextStep[state.status],
    makers: state.makers,
    count: list?.count ?? null,
    sumFen: list?.sumFen ?? null,
    digest: list?.digest ?? null,
    frozenOn: 'frozenOn' in state ? (state.frozenOn ?? null) : null,
    screening: 'screening' in state ? (state.screening ?? null) : null,
    override: override ? { by: override.by, reason: said(override.reason.document) } : null,
    rejection: rejection
      ? {
          by: rejection.rejectedBy,
          reasonCode: rejection.reasonCode,
          reason: said(rejection.reason?.document),
        }
      : null,
    approvedBy: 'approvedBy' in state ? state.approvedBy : [],
    approversNeeded: 'approversNeeded' in state ? state.approversNeeded : null,
    approvedOn: 'approvedOn' in state ? (state.approvedOn ?? null) : null,
    sentToBankOn: 'sentToBankOn' in state ? state.sentToBankOn : null,
    funds: await fundsOf(needs, state),
    bank: await bankOf(needs, state),
  };
};

/** Undefined: no batch of this number was opened here, in the asker's division. */
export const madeIn = async (
  { ledger }: Pick<ActNeeds, 'ledger'>,
  batch: BatchNo,
  scope: DivisionCode,
): Promise<Made | undefined> => {
  const { state } = await batchHeld(ledger, batch);
  return isMade(state) && covers(scope, state.division) ? state : undefined;
};

export const batchAnswer = async (
  needs: SettleNeeds,
  batch: BatchNo,
  scope: DivisionCode,
): Promise<BatchAnswer | undefined> => {
  const state = await madeIn(needs, batch, scope);
  return state && answerOf(needs, state);
};

/** The batches that were opened here, the newest month first. */
export const batchesOpened = async (
  readSide: DataSource,
  scope: DivisionCode,
): Promise<readonly BatchNo[]> => {
  const rows: readonly { readonly batch: BatchNo }[] = await readSide.query(
    `select batch from (
       select distinct data::json->>'batch' as batch, data::json->>'benefitMonth' as month
       from read.fact where subject >= 'made-in/' and subject < 'made-in0'
         and data::json->>'division' like $1 || '%') made
     order by month desc, batch`,
    [scope],
  );
  return rows.map(({ batch }) => batch);
};

const owedAnswer = ({ owed, standardThenFen }: DraftLine): BatchLineAnswer['owed'] =>
  owed
    ? {
        shouldFen: owed.shouldFen,
        creditedFen: owed.creditedFen,
        standardThenFen: standardThenFen ?? null,
      }
    : null;

const lineAnswer = (line: DraftLine, people: Shown, reasons: Reasons): BatchLineAnswer => {
  const { notCounted, ifDeadFen, offsetFen = 0, ...arithmetic } = line.arithmetic;
  return {
    householdNo: line.household,
    headName: people.nameOf(line.head),
    village: line.village,
    division: line.division,
    benefitMonth: line.benefitMonth,
    kind: line.kind,
    reissueOf: line.reissueOf ?? null,
    ...line.paid,
    dueFen: line.dueFen,
    differenceFen: paidFen(line.paid) - line.dueFen,
    arithmetic: {
      ...arithmetic,
      notCounted: notCounted.map(({ person, because }) => ({
        name: people.nameOf(person),
        because,
      })),
      ifDeadFen: ifDeadFen ?? null,
      offsetFen,
    },
    owed: owedAnswer(line),
    cause: line.owed?.cause ?? null,
    payTo: line.owed?.payTo ?? null,
    ordered:
      line.ordered?.map((one) => ({ ...one, reason: reasonIn(reasons.get(one.reason)) })) ?? null,
    returnedOn: line.returned?.on ?? null,
    failureCode: line.returned?.failureCode ?? null,
    edit: editAnswer(line.edit, reasons),
    rosterRows: line.rosterRows ?? null,
  };
};

/** The lines of an open batch, each with its arithmetic and its edit. */
export const draftAnswer = async (
  needs: ActNeeds & DraftNeeds & QuestionNeeds,
  state: Extract<BatchState, { status: 'open' }>,
): Promise<BatchDraftAnswer> => {
  const { lines, withoutLine } = await draftOf(needs, state);
  const persons = lines.flatMap(({ head, arithmetic }) => [
    head,
    ...arithmetic.notCounted.map(({ person }) => person),
  ]);
  const people = await shownPersons(needs, persons, { batch: state.batch }, undefined);
  const reasons = await needs.vault.documents(
    lines.flatMap(({ edit, ordered = [] }) => [
      ...(edit ? [edit.reason.document] : []),
      ...ordered.map(({ reason }) => reason),
    ]),
  );
  const paid = lines.filter((line) => paidFen(line.paid) > 0);
  return {
    batch: state.batch,
    knowledgeDate: needs.clock.today(),
    draftedFrom: state.roster ? 'roster' : 'entitlements',
    count: paid.length,
    sumFen: paid.reduce((fen, line) => fen + paidFen(line.paid), 0),
    lines: lines.map((line) => lineAnswer(line, people, reasons)),
    editsWithoutLine: withoutLine.length,
  };
};

/** What was shown, masked as findings are anywhere else; what blocks comes first. */
export const screeningAnswer = async (
  needs: QuestionNeeds,
  { batch, scope }: { readonly batch: BatchNo; readonly scope: DivisionCode },
  rows: readonly ShownFinding[],
): Promise<ScreeningAnswer> => {
  const said = new Map(rows.map((row) => [row.findingId, row]));
  const question = JSON.stringify({ screening: batch });
  const findings = await shownFindings(
    needs,
    rows.map(({ findingId, finding }) => ({ id: findingId, finding })),
    { scope },
    question,
  );
  const answers = findings.map((finding) => {
    const { blocking, version } = said.get(finding.findingId)!;
    return { ...finding, blocking, ruleVersion: version };
  });
  const blocking = answers.filter((one) => one.blocking);
  return {
    batch,
    blocking: blocking.length,
    warning: answers.length - blocking.length,
    findings: [...blocking, ...answers.filter((one) => !one.blocking)],
  };
};
