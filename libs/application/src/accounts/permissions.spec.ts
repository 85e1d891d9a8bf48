import type { DivisionCode } from '@ledger/kernel';
import { may, type Permission, permissions } from './permissions';
import { type Role, ROLES, scopeFits } from './roles';

const granted = (role: Role): readonly string[] =>
  Object.keys(permissions).filter((permission) => may(role, permission as Permission));

it('shows an administrator no case data', () => {
  expect(granted('administrator').toSorted()).toEqual([
    'add-cosignatures',
    'check-policy',
    'manage-accounts',
    'manage-webhooks',
    'publish-policy',
    'read-accounts',
    'read-imports',
    'read-policy',
    'take-checkpoints',
    'verify-log',
  ]);
});

it('lets the discipline committee read, replay and countersign, and write nothing', () => {
  expect(granted('discipline-investigator').toSorted()).toEqual([
    'add-cosignatures',
    'check-policy',
    'read-accounts',
    'read-findings',
    'read-imports',
    'read-money',
    'read-policy',
    'replay-history',
    'reveal-personal-data',
    'verify-log',
  ]);
});

it('does not unmask people or replay history for a finance officer', () => {
  expect(granted('finance-officer')).not.toContain('reveal-personal-data');
  expect(granted('finance-officer')).not.toContain('replay-history');
});

it('lets a finance approver confirm what others ask for, and ask for nothing', () => {
  const approver = granted('finance-approver');
  expect(approver).toContain('confirm-withdrawals');
  expect(approver.filter((name) => !/^(read|confirm|approve)-/.test(name))).toEqual([]);
});

it('lets a village reporter submit files and correct them, and nothing else', () => {
  expect(granted('village-reporter').toSorted()).toEqual(['import-files', 'read-imports']);
});

it('gives a reporter one village, and nobody else', () => {
  const [street, village] = ['500118001', '500118001201'] as unknown as readonly DivisionCode[];
  expect(scopeFits('village-reporter', village!)).toBe(true);
  expect(scopeFits('village-reporter', street!)).toBe(false);
  for (const role of ROLES) expect(scopeFits(role, village!)).toBe(true);
});

it('lets an auditor read and verify, masked, and do nothing', () => {
  const auditor = granted('auditor');
  expect(auditor.filter((name) => !/^(read|verify)-/.test(name))).toEqual([]);
  expect(auditor).toContain('verify-log');
});

it('gives a street office its files, findings, history, people and policy, and no accounts', () => {
  const street = granted('street-officer');
  for (const name of ['import-files', 'read-findings', 'replay-history', 'reveal-personal-data'])
    expect(street).toContain(name);
  expect(street.filter((name) => name.endsWith('-accounts'))).toEqual([]);
});

it('gives every permission to some role that exists', () => {
  for (const roles of Object.values(permissions)) {
    expect(roles.length).toBeGreaterThan(0);
    expect(ROLES).toEqual(expect.arrayContaining([...roles]));
  }
});

it('gives every role something to do', () => {
  for (const role of ROLES) expect(granted(role)).not.toEqual([]);
});
