import { COMMITTEE } from '../committee/schema';

/** Where a table stands: the committee may keep its log on a server of its own. */
export type Keeper = 'ledger' | 'committee';

/** What a backup knows before it reads tables. */
export interface BeforeTables {
  /** Events of the log the backup holds; of the committee's, for the committee's tables. */
  readonly events: number;
  /** SQL that is true of a job (`import_id`, `place`) that was not over when the log was fixed. */
  readonly stillOpen: string;
}

/** A table whose rows a backup keeps; whatever comes later may refer to what comes before. */
export interface KeptTable {
  readonly table: string;
  readonly keeper: Keeper;
  /** Which rows; all unless said otherwise. */
  readonly where?: (before: BeforeTables) => string;
  /** What is kept in a column instead of what it holds. */
  readonly instead?: Readonly<Record<string, (before: BeforeTables) => string>>;
}

const untilTheLogEnds = ({ events }: BeforeTables): string => `size <= ${events}`;

/**
 * The log itself is kept as lines and its tree grown again from them; views, registers and heads
 * follow from it. Sessions and codes for a new password are not kept: whoever gets hold of a copy is
 * logged in nowhere. Nor is kept who is told news (webhooks): a copy, tried out beside the ledger,
 * must not speak in its name.
 *
 * An import that went on while the log was fixed may have ended since, with events the backup does
 * not hold. It is kept as one that has to be done again; what stands already is not written twice.
 */
export const KEPT_TABLES: readonly KeptTable[] = [
  { table: 'people.person', keeper: 'ledger' },
  { table: 'people.document', keeper: 'ledger' },
  { table: 'people.original', keeper: 'ledger' },
  { table: 'people.original_chunk', keeper: 'ledger' },
  { table: 'people.disclosure', keeper: 'ledger' },
  { table: 'accounts.account', keeper: 'ledger' },
  { table: 'accounts.act', keeper: 'ledger' },
  {
    table: 'imports.job',
    keeper: 'ledger',
    instead: {
      phase: ({ stillOpen }) => `case when ${stillOpen} then 'reading' else phase end`,
    },
  },
  {
    table: 'imports.job_file',
    keeper: 'ledger',
    instead: {
      report: ({ stillOpen }) =>
        `case when exists (select from imports.job where job.import_id = job_file.import_id
           and ${stillOpen}) then null else report end`,
    },
  },
  { table: 'imports.backfill', keeper: 'ledger' },
  { table: 'seal_key.identity', keeper: 'ledger' },
  { table: 'seal_key.cosigner', keeper: 'ledger' },
  { table: 'seal.checkpoint', keeper: 'ledger', where: untilTheLogEnds },
  { table: `${COMMITTEE.read}.sealed_to`, keeper: 'committee' },
  { table: `${COMMITTEE.seal}.checkpoint`, keeper: 'committee', where: untilTheLogEnds },
];

/** The register of imports knows no moments, so that a ledger cut to one begins it anew. */
export const isOfImports = (table: string): boolean => table.startsWith('imports.');

/** Schemas a ledger makes in each database: those that must not be there yet when one is restored. */
export const SCHEMAS: Readonly<Record<Keeper, readonly string[]>> = {
  ledger: ['log', 'seal', 'seal_key', 'people', 'accounts', 'exchange', 'imports', 'home', 'read'],
  committee: [COMMITTEE.log, COMMITTEE.seal, COMMITTEE.read],
};
