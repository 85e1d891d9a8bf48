/** What somebody is in the office. An account has one role. */
export const ROLES = [
  'finance-officer', // 财务人员
  'street-officer', // 街道民社办
  'discipline-investigator', // 纪工委
  'administrator', // 系统管理员: accounts only, no case data
] as const;

export type Role = (typeof ROLES)[number];
