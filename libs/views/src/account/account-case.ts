import type { LocalDate, Token } from '@ledger/kernel';
import type { CustodyEntryStated } from '@ledger/ledger';
import { type CaseFacts, type CaseKind, type Cell } from '../case';
import { openEntries } from '../custody/ledgers';
import { byReceipt, countsAt, type Fact, type FactOf, isA, knownAt } from '../fact';
import { type AccountUser, sharedAccount } from '../findings/shared-account/rule';
import { subjectOf } from '../subjects';

type Line = FactOf<'PaymentInstructed'>;
type Data = CustodyEntryStated['data'];

/** Roster lines that name the account, by household, oldest first. */
const byHousehold = (lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> => {
  const households = new Map<string, Line[]>();
  for (const line of [...lines].sort(byReceipt)) {
    const list = households.get(line.event.data.household);
    if (list) list.push(line);
    else households.set(line.event.data.household, [line]);
  }
  return households;
};

const userOf = (lines: readonly Line[], open: readonly Data[]): AccountUser => {
  const { household, village, division } = lines.at(-1)!.event.data;
  const holders = new Set(lines.map(({ event }) => event.data.accountHolderToken));
  return {
    household,
    village,
    division,
    firstPaidMonth: lines.map(({ event }) => event.data.benefitMonth).sort()[0]!,
    document: lines[0]!.event.data.evidence.document,
    holders: [...holders],
    custody: open.filter((entry) => entry.household === household),
  };
};

const factsUnder = (facts: CaseFacts, prefix: string): readonly Fact[] =>
  [...facts].flatMap(([subject, some]) => (subject.startsWith(prefix) ? some : []));

/** Lines of items that were reversed before they went out count nowhere. */
const standingOn = (
  day: LocalDate,
  lines: readonly Line[],
  reversals: readonly FactOf<'PaymentReversed'>[],
): readonly Line[] => {
  const known = lines.filter((line) => countsAt(line, day));
  const told = reversals.filter((reversal) => countsAt(reversal, day));
  if (told.length === 0) return known;
  const gone = new Set(told.map(({ event }) => event.data.ref));
  return known.filter(({ event }) => !gone.has(event.data.ref));
};

/**
 * An account of one household alone has nothing to say, so nothing reaches its cell. Lines are not
 * told apart by what they say: an institution's account may stand in ten thousand of them.
 */
const cellOf = (owner: string, facts: CaseFacts, policies: Parameters<CaseKind>[2]): Cell => {
  const lines = (facts.get(owner) ?? []).filter(isA('PaymentInstructed'));
  const reversals = (facts.get(owner) ?? []).filter(isA('PaymentReversed'));
  const isShared = new Set(lines.map(({ event }) => event.data.household)).size > 1;
  if (!isShared) return { key: owner, facts: [], assess: () => ({ findings: [] }) };
  const custody = [...factsUnder(facts, 'custody-in/'), ...factsUnder(facts, 'custody-ledgers/')];
  return {
    key: owner,
    facts: [...lines, ...reversals, ...custody],
    assess: (day: LocalDate) => {
      const households = byHousehold(standingOn(day, lines, reversals));
      if (households.size < 2) return { findings: [] };
      const open = openEntries(knownAt(custody, day), day);
      const users = [...households.values()].map((own) => userOf(own, open));
      const account = owner.slice(subjectOf.account('').length) as Token;
      return { findings: sharedAccount.assess({ account, users, knowledgeDay: day, policies }) };
    },
  };
};

/** An account that rosters name, whoever is paid to it. */
export const accountCase: CaseKind = (owner, facts, policies) => [cellOf(owner, facts, policies)];
