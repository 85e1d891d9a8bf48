/** The days and values a finding rests on, as the ledger tells them. */
type Days = Readonly<Record<string, string | undefined>>;

const UNKNOWN = 'unknown';

const between = (from = UNKNOWN, to = UNKNOWN): string =>
  from === to ? from : `between ${from} and ${to}`;

/** Whole yuan in groups of three, as everywhere on a screen. */
const yuan = (text = ''): string => `${text.replace(/\B(?=(\d{3})+(?=\.|$))/g, ',')} yuan`;

const ID_DEFECTS: Readonly<Record<string, string>> = {
  FORMAT: 'wrong length or characters',
  DATE: 'no such day of birth',
  CHECK: 'wrong check digit',
};

const RELATIONS: Readonly<Record<string, string>> = {
  SPOUSE: 'spouse',
  PARENT: 'parent',
  CHILD: 'child',
  SIBLING: 'sibling',
  GRANDPARENT: 'grandparent',
  GRANDCHILD: 'grandchild',
};

const PAPERS: Readonly<Record<string, string>> = {
  AGREEMENT: 'the agreement is missing',
  COUNTY_FILING: 'the county filing is missing',
};

const missing = (papers = ''): string =>
  papers
    .split(',')
    .map((paper) => PAPERS[paper] ?? paper)
    .join(', ');

const stillKept = ({ validUntil, diedEarliest, diedLatest }: Days): string =>
  [
    validUntil && `valid until ${validUntil}`,
    diedLatest && `the owner died ${between(diedEarliest, diedLatest)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** What each rule matched, in one line; the ledger itself says it in Chinese. */
export const notesInEnglish: Readonly<Record<string, (days: Days) => string>> = {
  R01: (d) =>
    `Died ${between(d['diedEarliest'], d['diedLatest'])}, credited ${d['creditedOn'] ?? UNKNOWN}`,
  R02: (d) =>
    `The account is in the name of a dead member (${between(d['diedEarliest'], d['diedLatest'])}); the household is still enrolled`,
  R03: (d) =>
    `A list reports a death without a day, first received ${d['firstReceivedOn'] ?? UNKNOWN}`,
  R04: (d) =>
    `Special hardship support from ${d['supportFromMonth'] ?? UNKNOWN}, credited ${d['creditedOn'] ?? UNKNOWN}`,
  R05: (d) =>
    `On both rosters in the month; special hardship support from ${d['supportFromMonth'] ?? UNKNOWN}`,
  R06: (d) => `Credited for the same month: ${(d['items'] ?? '').split(',').join(', ')}`,
  R10: (d) =>
    `Used by ${d['households'] ?? ''} households, also by ${d['sharedWith'] ?? 'households elsewhere'}`,
  R11: (d) =>
    `On ${d['asOf'] ?? ''} keeper of the cards of ${d['beneficiaries'] ?? ''} who are no kin; the limit is ${d['limit'] ?? ''}`,
  R12: (d) => `On ${d['asOf'] ?? ''} the keeper is in office; ${missing(d['missing'])}`,
  R14: (d) => `On ${d['asOf'] ?? ''} still kept: ${stillKept(d)}`,
  R15: (d) =>
    `Account changed ${d['changedOn'] ?? ''}, frozen ${d['frozenOn'] ?? ''}: ${d['waitedDays'] ?? ''} days between, nobody checked`,
  R16: (d) => `The payee’s name differs; returned ${d['returnedOn'] ?? ''}`,
  R17: (d) =>
    `On the roster ${yuan(d['rosterYuan'])} for ${d['coveredCount'] ?? ''} persons; at most ${d['limitYuan'] === undefined ? UNKNOWN : yuan(d['limitYuan'])}`,
  R18: (d) => `On the roster ${yuan(d['rosterYuan'])}; due is ${yuan(d['entitledYuan'])}`,
  R19: (d) =>
    d['payableFromMonth']
      ? `Enrolled from ${d['payableFromMonth']} only`
      : 'The number of the household is in no archive',
  R21: (d) => `The ID number is invalid: ${ID_DEFECTS[d['idDefect'] ?? ''] ?? ''}`,
  R23: (d) => `To be credited by ${d['deadlineOn'] ?? ''}, credited ${d['creditedOn'] ?? ''}`,
  R24: (d) =>
    `${d['stage'] === 'ALLOCATED' ? 'Allocated' : 'Appropriated'} ${d['businessOn'] ?? ''}, ${
      d['clearedOn'] ? `at the next step ${d['clearedOn']}` : 'not at the next step yet'
    }`,
  R29: (d) =>
    `Learned ${d['learnedOn'] ?? ''}, decided ${d['decidedOn'] ?? ''}: ${d['waitedDays'] ?? ''} days between`,
  R30: (d) =>
    `Stopped by decision before the list was frozen (${d['frozenOn'] ?? UNKNOWN}), credited ${d['creditedOn'] ?? ''}`,
  R31: (d) =>
    `${RELATIONS[d['relation'] ?? ''] ?? 'near relative'} of ${d['handles'] ? 'an official who handles cases' : 'a village cadre'}, without a valid filing`,
  R33: (d) => `The batch is ${yuan(d['batchYuan'])}, available are ${yuan(d['availableYuan'])}`,
  R36: (d) =>
    `Returned ${d['returnedOn'] ?? ''}, ${d['handledOn'] ? `handled only ${d['handledOn']}` : 'not handled yet'}`,
  R37: (d) => `Overpaid for certain since ${d['establishedOn'] ?? ''}, not all of it back`,
  R38: (d) =>
    `The batch has ${d['rosterLines'] ?? ''} items and ${yuan(d['batchYuan'])}, the bank’s file ${d['bankLines'] ?? ''} and ${yuan(d['bankYuan'])}`,
  R46: (d) => `Neither credited nor returned after the day set, ${d['deadlineOn'] ?? ''}`,
};
