import { DataSource } from 'typeorm';
import { Arrears1700000000004 } from './arrears-schema';
import { BankQueues1700000000030 } from './bank-schema';
import { CustodyRegister1700000000005 } from './custody-schema';
import { FindingByDay1700000000061 } from './finding-by-day-schema';
import { FindingOrder1700000000060 } from './finding-order-schema';
import { FindingPlace1700000000010 } from './finding-place-schema';
import { BatchFlow1700000000003 } from './flow-schema';
import { HopWaits1700000000006 } from './hop-schema';
import { JudgedBy1700000000007 } from './judged-schema';
import { MoneyByDay1700000000009 } from './money-by-day-schema';
import { MoneyColumns1700000000011 } from './money-columns-schema';
import { PublishedPolicy1700000000008 } from './policy-schema';
import { RecoveryColumns1700000000035 } from './recovery-columns-schema';
import { CheckpointMark1700000000002, ReadSide1700000000001 } from './schema';
import { SurplusColumns1700000000050 } from './surplus-columns-schema';

const MIGRATIONS_LANE = 738_201_002;

/** The read side's connection, with its migrations run (by one process at a time). */
export const openReadSide = async (url: string): Promise<DataSource> => {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [
      ReadSide1700000000001,
      CheckpointMark1700000000002,
      BatchFlow1700000000003,
      Arrears1700000000004,
      CustodyRegister1700000000005,
      HopWaits1700000000006,
      JudgedBy1700000000007,
      PublishedPolicy1700000000008,
      MoneyByDay1700000000009,
      FindingPlace1700000000010,
      MoneyColumns1700000000011,
      BankQueues1700000000030,
      RecoveryColumns1700000000035,
      SurplusColumns1700000000050,
      FindingOrder1700000000060,
      FindingByDay1700000000061,
    ],
    migrationsTableName: 'read_side_migrations',
    poolErrorHandler: () => undefined,
    // A crash takes the last moments of the views, never of the log; the leader makes them again.
    extra: { max: 10, options: '-c synchronous_commit=off' },
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATIONS_LANE]);
    await source.runMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATIONS_LANE]);
    await runner.release();
  }
  return source;
};
