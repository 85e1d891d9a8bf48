import type { Role } from './api';

/** What the page shows to whom. The server decides; this only spares people refusals. */
export interface Permissions {
  readonly caseData: boolean;
  readonly importFiles: boolean;
  readonly openBackfill: boolean;
}

export const permissionsOf = {
  'finance-officer': { caseData: true, importFiles: true, openBackfill: false },
  'finance-approver': { caseData: true, importFiles: false, openBackfill: false },
  'street-officer': { caseData: true, importFiles: true, openBackfill: false },
  'village-reporter': { caseData: false, importFiles: true, openBackfill: false },
  'discipline-investigator': { caseData: true, importFiles: false, openBackfill: false },
  auditor: { caseData: true, importFiles: false, openBackfill: false },
  administrator: { caseData: false, importFiles: false, openBackfill: true },
} satisfies Record<Role, Permissions>;
