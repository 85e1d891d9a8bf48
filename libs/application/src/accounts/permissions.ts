import type { Role } from './roles';

export type Permission =
  | 'import-files'
  | 'withdraw-files'
  | 'confirm-withdrawals'
  | 'make-batches'
  | 'approve-batches'
  | 'take-bank-files'
  | 'read-imports'
  | 'read-findings'
  | 'work-findings'
  | 'confirm-judgements'
  | 'read-money'
  | 'book-funds'
  | 'confirm-reversals'
  | 'decide-payments'
  | 'confirm-decisions'
  | 'file-relatives'
  | 'keep-custody'
  | 'recover-overpayments'
  | 'approve-write-offs'
  | 'close-months'
  | 'confirm-month-closes'
  | 'replay-history'
  | 'reveal-personal-data'
  | 'verify-log'
  | 'take-checkpoints'
  | 'add-cosignatures'
  | 'manage-accounts'
  | 'read-accounts'
  | 'manage-webhooks'
  | 'read-policy'
  | 'check-policy'
  | 'publish-policy';

const OFFICERS = ['finance-officer', 'street-officer'] as const;
/** Whoever reads case data, whatever else they may do. */
const READERS = [
  ...OFFICERS,
  'finance-approver',
  'discipline-investigator',
  'auditor',
] as const satisfies readonly Role[];

/** Who may do what. Where they may do it is the scope of their account. */
export const permissions: Readonly<Record<Permission, readonly Role[]>> = {
  'import-files': [...OFFICERS, 'village-reporter'],
  'withdraw-files': OFFICERS,
  // The second pair of eyes; never the one who asks.
  'confirm-withdrawals': [...OFFICERS, 'finance-approver'],
  'make-batches': ['finance-officer'],
  // A small office has nobody for this alone; nobody approves what they made.
  'approve-batches': [...OFFICERS, 'finance-approver'],
  // Names and accounts as the bank needs them; each taking is recorded.
  'take-bank-files': ['finance-officer'],
  // A reporter corrects the rows that came back from the own village's files.
  'read-imports': [...READERS, 'village-reporter', 'administrator'],
  'read-findings': READERS,
  // Who goes and looks, says what is true, and says who is who.
  'work-findings': ['street-officer'],
  // The second pair of eyes where a finding is left alone or two entries are taken for one person.
  'confirm-judgements': ['street-officer', 'finance-approver'],
  'read-money': READERS,
  'book-funds': ['finance-officer'],
  // The second pair of eyes at a reversal (冲正).
  'confirm-reversals': ['finance-officer', 'finance-approver'],
  // Stops, reductions, increases, resumptions and changes of account.
  'decide-payments': OFFICERS,
  // The second pair of eyes where money grows or goes elsewhere.
  'confirm-decisions': [...OFFICERS, 'finance-approver'],
  'file-relatives': OFFICERS,
  // 卡折代管: appointments, papers, reviews and hand-overs.
  'keep-custody': OFFICERS,
  'recover-overpayments': ['finance-officer'],
  // Money that is let go: never by whoever had a hand in it.
  'approve-write-offs': ['finance-approver', 'street-officer'],
  'close-months': ['finance-officer'],
  // Whoever confirms a month takes on by name what is still open in it.
  'confirm-month-closes': ['finance-approver', 'street-officer'],
  'replay-history': ['street-officer', 'discipline-investigator'],
  'reveal-personal-data': ['street-officer', 'discipline-investigator'],
  'verify-log': ['street-officer', 'discipline-investigator', 'auditor', 'administrator'],
  'take-checkpoints': ['administrator'],
  'add-cosignatures': ['discipline-investigator', 'administrator'],
  'manage-accounts': ['administrator'],
  // Who may do what, and who changed it, is itself supervised.
  'read-accounts': ['administrator', 'discipline-investigator', 'auditor'],
  // Which programs are told that something happened; neither names nor amounts go there.
  'manage-webhooks': ['administrator'],
  'read-policy': [...READERS, 'administrator'],
  'check-policy': ['street-officer', 'discipline-investigator', 'administrator'],
  'publish-policy': ['administrator'],
};

/** The committee's own log is for them alone; nobody else learns that there is one. */
export const worksForCommittee = (role: Role): boolean => role === 'discipline-investigator';

export const PERMISSIONS = Object.keys(permissions) as readonly Permission[];

/** All that a role may do. */
export const permissionsOf = (role: Role): readonly Permission[] =>
  PERMISSIONS.filter((permission) => permissions[permission].includes(role));

export const may = (role: Role, permission: Permission): boolean =>
  permissions[permission].includes(role);
