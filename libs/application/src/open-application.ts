import { setTimeout as pause } from 'node:timers/promises';
import type { DivisionCode } from '@ledger/kernel';
import { policiesFrom, type Policies, policyEntries } from '@ledger/policy';
import { openProjector, type Projector } from '@ledger/projector';
import type { Accounts } from './accounts/accounts';
import type { FirstAccount } from './accounts/first-run';
import { Backfill } from './imports/backfill';
import { Imports } from './imports/imports';
import { Jobs } from './imports/jobs';
import { contentIdOf, readFile } from './imports/content';
import { isRefused, replaceFile, takingBackOf } from './imports/take-back';
import { Ledger } from './ledger';
import { type OpenOptions, openParts, type Parts } from './wiring';
import { isFileError } from '@ledger/intake';
import type { FileId } from '@ledger/kernel';
import type { Job } from './imports/jobs';

/** An open ledger: what the apps drive. */
export interface LedgerApplication {
  readonly accounts: Accounts;
  /** The ledger's own division (`LEDGER_DIVISION`). */
  readonly division: DivisionCode;
  /** What the very first start has to tell, once. */
  readonly firstRun: {
    readonly masterKeyAdvice?: { readonly zh: string; readonly en: string };
    readonly accounts?: readonly FirstAccount[];
  };
  readonly database: { readonly url: string; readonly embedded: boolean };
  readonly parts: Parts;
  readonly policies: Policies;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly imports: Imports;
  readonly backfill: Backfill;
  /** Runs the projector and goes on with interrupted imports, until `close`. */
  startProjecting(): void;
  /** Resolves once the views show what the log holds. */
  caughtUp(): Promise<void>;
  health(): Promise<{ readonly database: 'up' | 'down'; readonly behind: boolean }>;
  close(): Promise<void>;
}

const RESUME_EVERY_MS = 5_000;

/** Keeps the projector running and picks up imports that another process left. */
class Background {
  private readonly stop = new AbortController();
  private work: Promise<unknown> | undefined;

  constructor(
    private readonly projector: Projector,
    private readonly imports: Imports,
  ) {}

  start(): void {
    this.work ??= Promise.all([this.projector.run(this.stop.signal), this.resume()]);
  }

  private async resume(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.imports.resume().catch(() => undefined);
      await pause(RESUME_EVERY_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.imports.close();
    await this.work;
  }
}

const report = (error: unknown): void => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
};

/** The id the new file will have, read before the old one is taken back. */
const replacementId = async ({ vault, tokens }: Parts, job: Job): Promise<FileId | undefined> => {
  const original = await vault.original(job.files[0]?.uploadId ?? '');
  if (!original) return undefined;
  const parsed = await readFile(original.bytes, original.fileName);
  return isFileError(parsed) ? undefined : (contentIdOf(parsed, tokens) as FileId);
};

const importsOf = (
  parts: Parts,
  ledger: Ledger,
  jobs: Jobs,
  backfill: Backfill,
  projector: Projector,
) =>
  new Imports({
    intake: parts,
    jobs,
    backfill,
    clock: parts.clock,
    caughtUp: () => projector.caughtUp(),
    replace: async (job) => {
      const replacedBy = await replacementId(parts, job);
      if (!replacedBy) return false;
      return !isRefused(await replaceFile({ ...parts, ledger }, takingBackOf(job), replacedBy));
    },
    onFailure: report,
  });

export const openApplication = async (options: OpenOptions = {}): Promise<LedgerApplication> => {
  const parts = await openParts(options);
  const policies = policiesFrom(policyEntries);
  const projector = openProjector({
    store: parts.store,
    readSide: parts.readSide,
    policies,
    today: () => parts.clock.today(),
    onFailure: report,
  });
  const ledger = new Ledger(parts.store, parts.clock);
  const jobs = new Jobs(parts.pool);
  const backfill = new Backfill(parts.pool, parts.clock);
  const imports = importsOf(parts, ledger, jobs, backfill, projector);
  const background = new Background(projector, imports);
  const accounts = await parts.accounts.ensureFirstAccounts(parts.division);
  return {
    accounts: parts.accounts,
    division: parts.division,
    firstRun: {
      ...(parts.masterKeyAdvice && { masterKeyAdvice: parts.masterKeyAdvice }),
      ...(accounts && { accounts }),
    },
    database: parts.database,
    parts,
    policies,
    ledger,
    jobs,
    imports,
    backfill,
    startProjecting: () => background.start(),
    caughtUp: () => projector.caughtUp(),
    health: async () => {
      try {
        return { database: 'up', behind: await projector.behind() };
      } catch {
        return { database: 'down', behind: true };
      }
    },
    close: async () => {
      await background.close();
      await parts.close();
    },
  };
};
