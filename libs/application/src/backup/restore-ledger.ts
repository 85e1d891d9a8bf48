import { migrateSeal } from '@ledger/event-store';
import { type Environment, type Home, sealKeyPlace } from '@ledger/home';
import type { Instant } from '@ledger/kernel';
import { keysFrom, migratePeople, openVault } from '@ledger/people';
import type { Pool } from 'pg';
import { migrateAccounts } from '../accounts/schema';
import { systemClock } from '../clock';
import { COMMITTEE, migrateCommittee } from '../committee/schema';
import { openCommittee } from '../committee/wiring';
import { migrateJobs } from '../imports/jobs';
import { firstOf } from '../main-log/accept-log';
import { migrateKnownLog, rememberLog } from '../main-log/known-log';
import { openDatabaseLog, openNode } from '../main-log/wiring';
import { openLedgerSeal } from '../seal/ledger-seal';
import { migrateSealKeys } from '../seal/schema';
import { copyTablesIn, type Cut } from './copy-in';
import { stepsOf } from './copy-out';
import type { OpenedBackup } from './opened-backup';
import { BackupProblem } from './problems';
import { checkRoot, proveLog, type RestoredLog, restoreLog } from './restore-logs';
import { type VaultChecked, verifyVault } from './verify-vault';

/** What a restore works with: an opened backup and databases that are taken for it. */
export interface Restoring {
  readonly backup: OpenedBackup;
  readonly home: Home;
  /** With the keys of the backup in it. */
  readonly env: Environment;
  readonly databaseUrl: string;
  readonly until: Instant | undefined;
  readonly cut: Cut;
  readonly tell: (what: string, count?: number) => void;
}

/** The tables as they were when the backup was taken, its rows in them, and then as they are now. */
const restoreTables = async (pool: Pool, { backup, cut, tell }: Restoring): Promise<void> => {
  const { folder, manifest, master } = backup;
  const { steps } = manifest;
  const keys = keysFrom(master);
  await migratePeople(pool, keys, steps.people);
  await migrateAccounts(pool, steps.accounts);
  await migrateSealKeys(pool, steps.sealKeys);
  await migrateJobs(pool);
  await migrateSeal(pool);
  const made = await stepsOf(pool);
  const isNewer =
    made.people < steps.people || made.accounts < steps.accounts || made.sealKeys < steps.sealKeys;
  if (isNewer) throw new BackupProblem('newer', manifest.program);
  await copyTablesIn(pool, 'ledger', folder, manifest, cut, tell);
  await migratePeople(pool, keys);
  await migrateAccounts(pool);
  await migrateSealKeys(pool);
};

const openTargetLog = (databaseUrl: string, env: Environment) => {
  const node = env['EVENTSTORE_URL']?.trim();
  return {
    kind: node ? ('eventstoredb' as const) : ('postgresql' as const),
    opening: node ? openNode(node, false) : openDatabaseLog(databaseUrl),
  };
};

/**
 * Tables, log, seal and vault, in this order, and every one of them held against the others.
 * @throws BackupProblem when they do not fit together
 */
export const restoreLedger = async (
  pool: Pool,
  restoring: Restoring,
): Promise<RestoredLog & VaultChecked> => {
  const { backup, home, env, databaseUrl, until, cut, tell } = restoring;
  const { folder, manifest, master } = backup;
  await restoreTables(pool, restoring);
  const { kind, opening } = openTargetLog(databaseUrl, env);
  const store = await opening;
  try {
    const told = (events: number) => tell(manifest.log.file, events);
    const log = await restoreLog(folder, manifest.log, store, told, until);
    checkRoot(log, cut.isCut ? { ...log, events: cut.events } : manifest.log);
    await migrateKnownLog(pool);
    await rememberLog(pool, { kind, first: await firstOf(store) });
    const { seal } = await openLedgerSeal({
      pool,
      store,
      clock: systemClock,
      division: manifest.division,
      place: sealKeyPlace(home, env),
      onFailure: () => undefined,
    });
    tell('verify');
    await proveLog(store, (await seal.current()).seal);
    const vault = openVault({ pool, keys: keysFrom(master) });
    return { ...log, ...(await verifyVault(store, vault, (events) => tell('vault', events))) };
  } finally {
    await store.close();
  }
};

/**
 * The committee's log is never cut: who looked has looked. Its records stay sealed; the register
 * that is read of them is built by whoever has the private key.
 */
export const restoreCommittee = async (
  pool: Pool,
  restoring: Restoring,
): Promise<RestoredLog | null> => {
  const { backup, home, env, databaseUrl, tell } = restoring;
  const { folder, manifest, master } = backup;
  const { committee: part } = manifest;
  if (!part) return null;
  await migrateCommittee(pool);
  await migrateSeal(pool, COMMITTEE.seal);
  const whole = { events: part.events, isCut: false };
  await copyTablesIn(pool, 'committee', folder, manifest, whole, tell);
  const committee = await openCommittee({
    home,
    env: { LEDGER_COMMITTEE_PUBLIC_KEY: part.publicKey, ...env },
    databaseUrl,
    masterKey: master,
    clock: systemClock,
  });
  try {
    const { store, seal } = await committee.opened();
    const log = await restoreLog(folder, part, store, (events) => tell(part.file, events));
    checkRoot(log, part);
    await proveLog(store, seal);
    return log;
  } finally {
    await committee.close();
  }
};
