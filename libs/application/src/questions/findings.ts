import type { DivisionCode, PersonId } from '@ledger/kernel';
import { maskAccount, maskId, maskName, type Vault } from '@ledger/people';
import { compare, type Finding, ruleWords } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { FindingAnswer, FindingsAnswer } from '../answers';
import type { Clock } from '../clock';
import type { Asker } from '../committee/access-log';
import { noteOf } from './notes';
import { type Asked, HOLDS, IN_SCOPE } from './scope';
import { namedWithin } from './within-scope';

/** Showing whole personal keys needs a reason and is recorded. */
export interface Reveal {
  readonly actor: string;
  readonly role: Asker['role'];
  readonly reason: string;
}

export interface FindingsAsked extends Asked {
  readonly rule?: string;
  /** A village's name or its division code. */
  readonly village?: string;
  readonly reveal?: Reveal;
}

export interface QuestionNeeds {
  readonly readSide: DataSource;
  readonly vault: Vault;
  readonly clock: Clock;
}

interface StoredFinding {
  readonly finding_id: string;
  readonly payload: string;
}

/** Who the findings are about, and the heads of their households. */
const peopleOf = async ({ readSide, vault }: QuestionNeeds, findings: readonly Finding[]) => {
  const households = [...new Set(findings.map(({ household }) => household))].filter(Boolean);
  const heads: readonly { subject: string; data: string }[] = await readSide.query(
    `select distinct on (subject) subject, data from read.fact
     where subject = any($1::text[]) and type = 'HouseholdStated'
     order by subject, received_on desc`,
    [households.map((no) => `household/${no}`)],
  );
  const headOf = new Map(
    heads.map(({ subject, data }) => [
      subject.slice('household/'.length),
      (JSON.parse(data) as { head: PersonId }).head,
    ]),
  );
  const persons = [
    ...findings.flatMap(({ sharedBy, refersTo }) =>
      refersTo?.kind === 'person' ? [...sharedBy, refersTo.person] : sharedBy,
    ),
    ...headOf.values(),
  ];
  const identities = await vault.identities([...new Set(persons)]);
  return { headOf, identities, accounts: await accountsIn(vault, findings) };
};

const ACCOUNT_COLUMN = '银行账号(社保卡号)';

/** Account numbers that findings refer to, by the roster line whose words hold them. */
const accountsIn = async (vault: Vault, findings: readonly Finding[]) => {
  const lines = findings.flatMap(({ refersTo }) =>
    refersTo?.kind === 'account' ? [refersTo.document] : [],
  );
  const accounts = new Map<string, string>();
  for (const [id, document] of await vault.documents([...new Set(lines)])) {
    const number = document.status === 'readable' ? document.content[ACCOUNT_COLUMN] : undefined;
    if (typeof number === 'string') accounts.set(id, number);
  }
  return accounts;
};

/** Whoever or whatever a finding refers to; nothing once its words can no longer be read. */
const refOf = ({ ref, refersTo }: Finding, people: People, revealed: boolean): string | null => {
  if (!refersTo) return ref;
  if (refersTo.kind === 'account') {
    const account = people.accounts.get(refersTo.document);
    return account ? (revealed ? account : maskAccount(account)) : null;
  }
  const idNumber = people.identities.get(refersTo.person)?.idNumber;
  return idNumber ? (revealed ? idNumber : maskId(idNumber)) : null;
};

const usualSeverity = new Map(ruleWords.map(({ code, severity }) => [code, severity]));

/** What a match says of its own weight, else what its rule says. */
export const severityOf = ({ severity, rule }: Finding): FindingAnswer['severity'] =>
  severity ?? usualSeverity.get(rule) ?? 'MEDIUM';

type People = Awaited<ReturnType<typeof peopleOf>>;

/** Of several persons who share an amount, the one with the smallest ID number carries it. */
const carriesAmount = ({ person, sharedBy }: Finding, { identities }: People): boolean => {
  if (sharedBy.length < 2 || !person) return true;
  const numbers = sharedBy.map((p) => identities.get(p)?.idNumber ?? '').sort();
  return identities.get(person)?.idNumber === numbers[0];
};

const answerOf = (
  findingId: string,
  finding: Finding,
  people: People,
  revealed: boolean,
): FindingAnswer => {
  const { person, household } = finding;
  const identity = person ? people.identities.get(person) : undefined;
  const head = household ? people.headOf.get(household) : undefined;
  const name = identity?.name ?? (head && people.identities.get(head)?.name) ?? null;
  const idNumber = identity?.idNumber ?? null;
  const carries = carriesAmount(finding, people);
  return {
    rule: finding.rule,
    householdNo: household,
    personId: idNumber && (revealed ? idNumber : maskId(idNumber)),
    benefitMonth: finding.benefitMonth,
    batchNo: finding.batch,
    ref: refOf(finding, people, revealed),
    amountFenCertain: carries ? finding.certainFen : 0,
    amountFenPossible: carries ? finding.possibleFen : 0,
    exposureFen: finding.exposureFen,
    knownAtPayment: finding.knownAtPayment,
    note: noteOf(finding),
    findingId,
    personName: name && (revealed ? name : maskName(name)),
    village: finding.village,
    division: finding.division,
    severity: severityOf(finding),
    restsOnDeclaredDay: finding.restsOnDeclaredDay,
    days: finding.days,
  };
};

const inOrder = (a: FindingAnswer, b: FindingAnswer) =>
  compare(a.rule, b.rule) ||
  compare(a.householdNo ?? '', b.householdNo ?? '') ||
  compare(a.benefitMonth ?? '', b.benefitMonth ?? '') ||
  compare(a.ref ?? '', b.ref ?? '') ||
  compare(a.findingId, b.findingId);

/** Findings as shown to a scope: masked, or whole for a recorded reason. */
export const shown = async (
  needs: QuestionNeeds,
  found: readonly { readonly id: string; readonly finding: Finding }[],
  { scope, reveal }: { readonly scope: DivisionCode; readonly reveal?: Reveal | undefined },
  question: string,
): Promise<readonly FindingAnswer[]> => {
  const rows = await namedWithin(needs.readSide, found, scope);
  const people = await peopleOf(
    needs,
    rows.map(({ finding }) => finding),
  );
  if (reveal) {
    await needs.vault.recordDisclosure({
      ...reveal,
      question,
      persons: people.identities.size,
      at: needs.clock.now(),
    });
  }
  return rows
    .map(({ id, finding }) => answerOf(id, finding, people, reveal !== undefined))
    .sort(inOrder);
};

/** Open findings (疑点) as they stood on a knowledge day. */
export const findings = async (
  needs: QuestionNeeds,
  asked: FindingsAsked,
): Promise<FindingsAnswer> => {
  const { scope, knownOn, rule, village } = asked;
  const rows: readonly StoredFinding[] = await needs.readSide.query(
    `select finding_id, payload from read.finding
     where ${HOLDS} and ${IN_SCOPE} and ($3::text is null or rule = $3)
       and ($4::text is null or village = $4 or division = $4)`,
    [knownOn, scope, rule ?? null, village ?? null],
  );
  const question = JSON.stringify({ findings: { scope, knownOn, rule, village } });
  const parsed = rows.map(({ finding_id, payload }) => ({
    id: finding_id,
    finding: JSON.parse(payload) as Finding,
  }));
  return { knowledgeDate: knownOn, findings: await shown(needs, parsed, asked, question) };
};
