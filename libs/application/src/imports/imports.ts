import type { DivisionCode, FileId } from '@ledger/kernel';
import { isFileError } from '@ledger/intake';
import { absenceIn } from '../absence';
import type { FileReport, ImportProgress, ImportReport } from '../answers';
import type { Clock } from '../clock';
import { atTheDoor, type Upload } from './at-the-door';
import { Backfill } from './backfill';
import { type Job, type JobFile, Jobs, type NewJob } from './jobs';
import { readFile, reportOf, uploadIdOf } from './content';
import { fileHeld } from './file-stream';
import { Meter } from './meter';
import { Patience, waitingFor } from './patience';
import { isOver, type Listener, ProgressBoard } from './progress-board';
import { type Intake, stateRows } from './state-rows';
import { takeFile } from './take-file';

export interface ImportRequest {
  readonly actor: string;
  readonly division: DivisionCode;
  /** Whoever asks may declare days of receipt without an open back-fill. */
  readonly mayDeclare: boolean;
  readonly files: readonly Upload[];
  /** Files whose bytes are left where they are, because no file of that size is read. */
  readonly tooLarge?: readonly string[];
  readonly replacing?: NewJob['replacing'];
}

class ImportFailed extends Error {}

export interface ImportsNeeds {
  readonly intake: Intake;
  readonly jobs: Jobs;
  readonly backfill: Backfill;
  readonly clock: Clock;
  /** Fails while the log is away, or is not that of this ledger. */
  readonly mustAnswer: () => Promise<void>;
  /** Resolves once the views show what the log holds, or the signal aborts. */
  readonly caughtUp: (signal: AbortSignal) => Promise<void>;
  /** Carries out the act a job begins with; false when it was refused. */
  readonly replace: (job: Job) => Promise<boolean>;
  readonly onFailure: (error: unknown) => void;
}

/** The file a report took in; '' when it took none in. */
const ownFile = (report: FileReport | null): string =>
  (report?.outcome === 'imported' && report.fileId) || '';

/** Takes files in, tells how far it is, and goes on where an interrupted import stopped. */
export class Imports {
  private readonly board = new ProgressBoard();
  private readonly running = new Map<string, Promise<void>>();
  private readonly closed = new AbortController();
  private told = '';

  constructor(private readonly needs: ImportsNeeds) {}

  /** Once it resolves, the files are safe and will be taken in. */
  async accept(request: ImportRequest): Promise<string> {
    const { clock, jobs, backfill } = this.needs;
    const mayDeclare = request.mayDeclare || (await backfill.state()).open;
    const door = atTheDoor(request.files, request.tooLarge ?? [], mayDeclare);
    const kept = [];
    for (const file of door.files) {
      const declaredOn = door.declaredOn(file.name);
      kept.push({ ...(await this.keep(file)), sizeBytes: file.bytes.length, declaredOn });
    }
    return jobs.add({
      actor: request.actor,
      division: request.division,
      receivedOn: clock.today(),
      reaffirms: false,
      replacing: request.replacing ?? null,
      atTheDoor: door.reports,
      files: kept,
    });
  }

  private async keep({ name, bytes }: Upload) {
    const { vault, tokens } = this.needs.intake;
    const digest = tokens.contentToken(bytes);
    const uploadId = uploadIdOf(digest);
    const nameId = `name-${tokens.contentToken(`${name}\0${digest}`)}`;
    await vault.keepOriginal(uploadId, name, bytes);
    // The same bytes may come under another name; the name is a file of its own, without bytes.
    await vault.keepOriginal(nameId, name, new Uint8Array());
    return { uploadId, nameId };
  }

  /** States again what standing files of a kind say, after one of them was taken back. */
  async reaffirm(
    actor: string,
    division: DivisionCode,
    files: readonly { readonly fileId: string; readonly digest: string }[],
  ): Promise<string> {
    return this.needs.jobs.add({
      actor,
      division,
      receivedOn: this.needs.clock.today(),
      reaffirms: true,
      replacing: null,
      atTheDoor: [],
      files: files.map(({ fileId, digest }) => ({
        uploadId: uploadIdOf(digest),
        nameId: fileId,
        sizeBytes: 0,
        declaredOn: null,
      })),
    });
  }

  /** Runs a job, here or by whoever has claimed it, to its end. */
  run(importId: string): Promise<void> {
    const known = this.running.get(importId);
    if (known) return known;
    const run = this.work(importId).finally(() => this.running.delete(importId));
    this.running.set(importId, run);
    return run;
  }

  /**
   * Resolves once the import is over, whoever does it and however often it is interrupted; while
   * the log is away it waits. Rejects when this process closes first or the database stays away:
   * then the import goes on later.
   */
  async finish(importId: string): Promise<ImportReport> {
    const patience = new Patience();
    while (!patience.isOver && !this.closing) {
      try {
        await this.run(importId);
        const { phase, report, problem } = (await this.ask(importId)) ?? {};
        if (report) return report;
        if (phase === 'failed') throw new ImportFailed(problem ?? importId);
        patience.onSuccess();
      } catch (error) {
        if (error instanceof ImportFailed) throw error;
        patience.onFailure(error);
        this.complain(error);
      }
      if (!this.closing) await patience.pause();
    }
    throw new ImportFailed(`import ${importId} is not finished; it will go on at the next start`);
  }

  async resume(): Promise<void> {
    for (const importId of await this.needs.jobs.unfinished()) {
      if (this.closing) return;
      await this.run(importId).catch((error: unknown) => this.complain(error));
    }
  }

  /** What goes on for long is told once. */
  private complain(error: unknown): void {
    if (this.told !== String(error)) this.needs.onFailure(error);
    this.told = String(error);
  }

  private get closing(): boolean {
    return this.closed.signal.aborted;
  }

  async close(): Promise<void> {
    this.closed.abort();
    await Promise.allSettled(this.running.values());
  }

  private async work(importId: string): Promise<void> {
    const claim = await this.needs.jobs.claim(importId);
    // Whoever else works on it or has finished it writes to the register.
    if (!claim) return void this.board.forget(importId);
    try {
      const job = await this.needs.jobs.get(importId);
      if (job && !isOver(job)) await this.doJob(job);
      else this.board.forget(importId);
      this.told = '';
    } catch (error) {
      await this.wait(importId, error);
      throw error;
    } finally {
      claim.release();
    }
  }

  /** The job stays open and is tried again; whoever asks meanwhile is told why it waits. */
  private async wait(importId: string, error: unknown): Promise<void> {
    const absence = absenceIn(error);
    const problem = absence ? waitingFor[absence] : String(error);
    const phase = absence ? 'waiting' : 'reading';
    const { jobs } = this.needs;
    const job = await jobs.get(importId).catch(() => undefined);
    const reached = job ? this.board.at(job) : this.board.told(importId);
    if (reached) this.board.tell({ ...reached, phase, problem });
    await jobs.enter(importId, phase, problem).catch(() => undefined);
  }

  private async doJob(job: Job): Promise<void> {
    const { jobs } = this.needs;
    await this.needs.mustAnswer();
    if (job.problem) await jobs.enter(job.importId, 'reading');
    this.board.tell({ ...this.board.at(job), phase: 'reading', problem: null });
    if (job.replacing && !(await this.needs.replace(job))) {
      await jobs.enter(job.importId, 'failed', 'replacement refused');
      this.board.tell({ ...this.board.at(job), phase: 'failed' });
      return;
    }
    const meter = new Meter(this.needs.clock, job.files);
    const reported = new Set(job.files.map(({ report }) => ownFile(report)).filter(Boolean));
    for (const file of job.files) {
      if (this.closing) return;
      if (file.report) continue;
      const report = await this.takeOne(job, file, reported, (rows) => {
        meter.add(rows);
        this.board.tell({ ...this.board.at(job), phase: 'recording', ...meter.reading() });
      });
      meter.done(file);
      reported.add(ownFile(report));
      await jobs.report(job.importId, file.seq, report);
      this.board.tell({
        ...this.board.at(job),
        phase: 'recording',
        filesDone: file.seq + 1,
        ...meter.reading(),
      });
    }
    this.board.tell({ ...this.board.at(job), phase: 'finding', filesDone: job.files.length });
    await jobs.enter(job.importId, 'finding');
    await this.needs.caughtUp(this.closed.signal);
    // Whoever brings the views up to date closes as well: the next start waits for them again.
    if (this.closing) return;
    await jobs.enter(job.importId, 'finished');
    const done = await this.ask(job.importId);
    if (done) this.board.tell(done);
  }

  private async takeOne(
    job: Job,
    file: JobFile,
    reported: ReadonlySet<string>,
    onRows: (rows: number) => void,
  ) {
    const { intake } = this.needs;
    const original = await intake.vault.original(file.uploadId);
    if (!original) throw new Error(`the bytes of ${file.uploadId} are not in the vault`);
    const names = await intake.vault.originalNames([file.nameId]);
    const fileName = names.get(file.nameId) ?? original.fileName;
    if (job.reaffirms) return this.stateAgain(job, fileName, original.bytes, file.nameId);
    return takeFile(
      intake,
      {
        fileName,
        bytes: original.bytes,
        division: job.division,
        receivedOn: file.declaredOn ?? job.receivedOn,
        declared: file.declaredOn !== null,
        actor: job.actor,
        importId: job.importId,
        reported,
        ...(job.replacing && { replaces: job.replacing.fileId as FileId }),
      },
      onRows,
    );
  }

  /** In a job that reaffirms the file is known already: its id stands where a name would. */
  private async stateAgain(job: Job, fileName: string, bytes: Uint8Array, fileId: string) {
    const { intake } = this.needs;
    const parsed = await readFile(bytes, fileName);
    const held = await fileHeld(intake.store, fileId as FileId);
    if (isFileError(parsed) || !held.received) {
      return reportOf(fileName, 'refused');
    }
    await stateRows(intake, parsed, held.fileId, held.received, job, () => undefined);
    return reportOf(fileName, 'imported', { fileId, kind: parsed.kind });
  }

  /** Calls back at every step until the returned function is called. */
  listen(importId: string, listener: Listener): () => void {
    return this.board.listen(importId, listener);
  }

  /** How far an import is, from memory while it runs here, else from the register. */
  async ask(importId: string): Promise<ImportProgress | undefined> {
    const live = this.board.told(importId);
    const isNewest = live?.phase === 'recording' || live?.phase === 'waiting';
    const job = isNewest ? undefined : await this.needs.jobs.get(importId);
    if (!job) return live;
    const report = this.reportOf(job);
    const filesDone = job.files.filter((file) => file.report).length;
    const rows = report.accepted + report.rejected;
    return {
      ...this.board.at(job),
      phase: job.phase,
      filesDone,
      rows,
      rowsDone: rows,
      report: job.phase === 'finished' ? report : null,
      problem: job.problem,
    };
  }

  private reportOf(job: Job): ImportReport {
    const files = job.files.map((file) => file.report).filter((report) => report !== null);
    return {
      importId: job.importId,
      files: [...job.atTheDoor, ...files],
      accepted: files.reduce((sum, file) => sum + file.accepted, 0),
      rejected: files.reduce((sum, file) => sum + file.rejected.length, 0),
    };
  }
}
