import type { Role } from './roles';

export type Permission =
  | 'import-files'
  | 'withdraw-files'
  | 'make-batches'
  | 'approve-batches'
  | 'read-imports'
  | 'read-findings'
  | 'read-money'
  | 'replay-history'
  | 'reveal-personal-data'
  | 'verify-log'
  | 'take-checkpoints'
  | 'add-cosignatures'
  | 'manage-accounts'
  | 'read-policy'
  | 'check-policy'
  | 'publish-policy';

/** Who may do what. Where they may do it is the scope of their account. */
export const permissions: Readonly<Record<Permission, readonly Role[]>> = {
  'import-files': ['finance-officer', 'street-officer'],
  'withdraw-files': ['finance-officer', 'street-officer'],
  'make-batches': ['finance-officer'],
  'approve-batches': ['finance-officer', 'street-officer'],
  'read-imports': ['finance-officer', 'street-officer', 'discipline-investigator', 'administrator'],
  'read-findings': ['finance-officer', 'street-officer', 'discipline-investigator'],
  'read-money': ['finance-officer', 'street-officer', 'discipline-investigator'],
  'replay-history': ['street-officer', 'discipline-investigator'],
  'reveal-personal-data': ['street-officer', 'discipline-investigator'],
  'verify-log': ['street-officer', 'discipline-investigator', 'administrator'],
  'take-checkpoints': ['administrator'],
  'add-cosignatures': ['discipline-investigator', 'administrator'],
  'manage-accounts': ['administrator'],
  'read-policy': ['finance-officer', 'street-officer', 'discipline-investigator', 'administrator'],
  'check-policy': ['street-officer', 'discipline-investigator', 'administrator'],
  'publish-policy': ['administrator'],
};

/** The committee's own log is for them alone; nobody else learns that there is one. */
export const worksForCommittee = (role: Role): boolean => role === 'discipline-investigator';

export const may = (role: Role, permission: Permission): boolean =>
  permissions[permission].includes(role);
