import { may, type Permission, permissions } from './permissions';
import { type Role, ROLES } from './roles';

const granted = (role: Role): readonly string[] =>
  Object.keys(permissions).filter((permission) => may(role, permission as Permission));

it('shows an administrator no case data', () => {
  expect(granted('administrator').toSorted()).toEqual([
    'add-cosignatures',
    'check-policy',
    'manage-accounts',
    'publish-policy',
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
  expect(granted('finance-officer').toSorted()).toEqual([
    'approve-batches',
    'import-files',
    'make-batches',
    'read-findings',
    'read-imports',
    'read-money',
    'read-policy',
    'withdraw-files',
  ]);
});

it('gives a street office its files, approvals, findings, history, people and policy, and no accounts', () => {
  expect(granted('street-officer')).toHaveLength(11);
  expect(may('street-officer', 'manage-accounts')).toBe(false);
});

it('gives every permission to some role that exists', () => {
  for (const roles of Object.values(permissions)) {
    expect(roles.length).toBeGreaterThan(0);
    expect(ROLES).toEqual(expect.arrayContaining([...roles]));
  }
});
