import type { DivisionCode } from '@ledger/kernel';

/** What somebody is in the office. An account has one role. */
export const ROLES = [
  'finance-officer', // 财务人员: makes
  'finance-approver', // 财务复核: checks what others made, makes nothing
  'street-officer', // 街道民社办
  'village-reporter', // 村级报送员: submits files, nothing else
  'discipline-investigator', // 纪工委
  'auditor', // 审计人员: reads
  'administrator', // 系统管理员: accounts and policy, no case data
] as const;

export type Role = (typeof ROLES)[number];

const VILLAGE_DIGITS = 12;

/** A reporter is of one village; everybody else may see as wide as the administrator says. */
export const scopeFits = (role: Role, scope: DivisionCode): boolean =>
  role !== 'village-reporter' || scope.length === VILLAGE_DIGITS;
