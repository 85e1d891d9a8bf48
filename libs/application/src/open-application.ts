import { setTimeout as pause } from 'node:timers/promises';
import { readEnvironment } from '@ledger/home';
import type { DivisionCode } from '@ledger/kernel';
import { policyEntries } from '@ledger/policy';
import {
  openProjector,
  postgresReadSide,
  type Projector,
  PublishedPolicies,
} from '@ledger/projector';
import type { Accounts } from './accounts/accounts';
import type { FirstAccount } from './accounts/first-run';
import { oidcSettings } from './accounts/oidc-settings';
import { openSingleSignOn, type SingleSignOn } from './accounts/single-sign-on';
import { batchesOpened } from './batches/questions';
import { InterruptedBatches } from './batches/resume';
import { complain, VIEWS_ANEW } from './complaint';
import { finishCarryOvers } from './funds/interrupted';
import type { NewsDesk } from './exchange/news-desk';
import { openNews } from './exchange/open-news';
import { askHealth, type Health } from './health';
import { Backfill } from './imports/backfill';
import { Imports } from './imports/imports';
import { Jobs } from './imports/jobs';
import { contentIdOf, readFile } from './imports/content';
import { isRefused, replaceFile, takingBackOf } from './imports/take-back';
import { Ledger } from './ledger';
import { mustAnswer } from './main-log/must-answer';
import type { Committee } from './committee/wiring';
import type { LedgerSeal } from './seal/ledger-seal';
import { type OpenOptions, openParts, type Parts } from './wiring';
import type { Webhooks } from './webhooks/webhooks';
import { isFileError } from '@ledger/intake';
import type { FileId } from '@ledger/kernel';
import type { Job } from './imports/jobs';

/** An open ledger: what the apps drive. */
export interface LedgerApplication {
  readonly accounts: Accounts;
  /** Undefined unless the office's provider of identities is set (`LEDGER_OIDC_ISSUER`). */
  readonly singleSignOn: SingleSignOn | undefined;
  /** The ledger's own division (`LEDGER_DIVISION`). */
  readonly division: DivisionCode;
  /** What the very first start has to tell, once. */
  readonly firstRun: {
    readonly masterKeyAdvice?: { readonly zh: string; readonly en: string };
    readonly sealKeyAdvice?: { readonly zh: string; readonly en: string };
    readonly committeeKeyAdvice?: { readonly zh: string; readonly en: string };
    readonly accounts?: readonly FirstAccount[];
  };
  readonly database: { readonly url: string; readonly embedded: boolean };
  readonly parts: Parts;
  readonly policies: PublishedPolicies;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly imports: Imports;
  readonly backfill: Backfill;
  /** What is new, for whoever listens. */
  readonly news: NewsDesk;
  readonly webhooks: Webhooks;
  /** Runs the projector and the sealer and goes on with what was interrupted, until `close`. */
  startProjecting(): void;
  /** Resolves once the views show what the log holds, or the signal aborts. */
  caughtUp(signal?: AbortSignal): Promise<void>;
  /** Has the views built anew by whoever leads; they are read as they are meanwhile. */
  rebuildViews(): Promise<void>;
  health(): Promise<Health>;
  /** Is it this process, of those that project, that brings the views up to date now? */
  leads(): boolean;
  close(): Promise<void>;
}

const RESUME_EVERY_MS = 5_000;
const EVERYWHERE = '' as DivisionCode;

/** Keeps the projector and the sealer running and picks up what another process left half done. */
class Background {
  private readonly stop = new AbortController();
  private work: Promise<unknown> | undefined;

  constructor(
    private readonly projector: Projector,
    private readonly imports: Imports,
    private readonly batches: InterruptedBatches,
    private readonly carryOvers: () => Promise<void>,
    private readonly seal: LedgerSeal,
    private readonly committee: Committee,
    private readonly webhooks: Webhooks,
  ) {}

  start(): void {
    const { signal } = this.stop;
    this.work ??= Promise.all([
      this.projector.run(signal),
      this.seal.run(signal),
      this.committee.run(signal),
      this.webhooks.run(signal),
      this.resume(),
    ]);
  }

  private async resume(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.imports.resume().catch(() => undefined);
      await this.batches.resume().catch(() => undefined);
      await this.carryOvers().catch(() => undefined);
      await pause(RESUME_EVERY_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.imports.close();
    await this.work;
  }
}

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
    mustAnswer: () => mustAnswer(parts),
    caughtUp: (signal) => projector.caughtUp(signal),
    replace: async (job) => {
      const replacedBy = await replacementId(parts, job);
      if (!replacedBy) return false;
      return !isRefused(await replaceFile({ ...parts, ledger }, takingBackOf(job), replacedBy));
    },
    onFailure: complain,
  });

/** What brings the views of a ledger up to date. */
export const projectorOf = (parts: Parts): Projector =>
  openProjector({
    store: parts.store,
    readSide: postgresReadSide(parts.readSide),
    policyEntries: () => policyEntries,
    today: () => parts.clock.today(),
    onFailure: complain,
    onOtherLog: async () => {
      await parts.checkLog();
      complain(VIEWS_ANEW);
    },
  });

export const openApplication = async (given: OpenOptions = {}): Promise<LedgerApplication> => {
  const options = { ...given, env: readEnvironment(given.env ?? process.env) };
  const oidc = oidcSettings(options.env);
  const parts = await openParts({ ...options, onFailure: complain });
  const policies = new PublishedPolicies(policyEntries);
  const projector = projectorOf(parts);
  const ledger = new Ledger(parts.store, parts.clock);
  const jobs = new Jobs(parts.pool);
  const backfill = new Backfill(parts.pool, parts.clock);
  const imports = importsOf(parts, ledger, jobs, backfill, projector);
  const batches = new InterruptedBatches({
    ...parts,
    ledger,
    batches: () => batchesOpened(parts.readSide, EVERYWHERE),
  });
  const { news, webhooks } = openNews(parts, { ledger, jobs, imports });
  const background = new Background(
    projector,
    imports,
    batches,
    () => finishCarryOvers({ ...parts, ledger }),
    parts.seal,
    parts.committee,
    webhooks,
  );
  const committeeKeyAdvice = parts.committee.keyAdvice();
  const accounts = await parts.accounts.ensureFirstAccounts(parts.division);
  return {
    accounts: parts.accounts,
    singleSignOn:
      oidc && openSingleSignOn({ pool: parts.pool, clock: () => parts.clock.now() }, oidc),
    division: parts.division,
    firstRun: {
      ...(parts.masterKeyAdvice && { masterKeyAdvice: parts.masterKeyAdvice }),
      ...(parts.sealKeyAdvice && { sealKeyAdvice: parts.sealKeyAdvice }),
      ...(committeeKeyAdvice && { committeeKeyAdvice }),
      ...(accounts && { accounts }),
    },
    database: parts.database,
    parts,
    policies,
    ledger,
    jobs,
    imports,
    backfill,
    news,
    webhooks,
    startProjecting: () => background.start(),
    caughtUp: (signal) => projector.caughtUp(signal),
    rebuildViews: () => projector.rebuild(),
    leads: () => projector.leads(),
    health: () => askHealth(parts.pool, projector, parts.seal),
    close: async () => {
      await news.close();
      await background.close();
      await parts.close();
    },
  };
};
