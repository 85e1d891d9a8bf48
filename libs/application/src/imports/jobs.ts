import { randomUUID } from 'node:crypto';
import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { WithdrawalReason } from '@ledger/ledger';
import type { Pool, PoolClient } from 'pg';
import type { FileReport, ImportProgress } from '../answers';

/** A file waiting to be taken in. Its bytes and name are in the vault under these ids. */
export interface JobFile {
  readonly seq: number;
  readonly uploadId: string;
  readonly nameId: string;
  readonly sizeBytes: number;
  readonly declaredOn: LocalDate | null;
  readonly report: FileReport | null;
}

/** The file this import takes the place of. */
export interface Replacing {
  readonly fileId: string;
  readonly reasonCode: WithdrawalReason;
  readonly confirmedBy: string;
  readonly note?: string;
}

export interface Job {
  readonly importId: string;
  readonly actor: string;
  readonly division: DivisionCode;
  readonly receivedOn: LocalDate;
  readonly phase: ImportProgress['phase'];
  readonly problem: string | null;
  /** States again what other standing files share with one that was taken back. */
  readonly reaffirms: boolean;
  readonly replacing: Replacing | null;
  /** What was said before any file was opened: of the manifest, and of files too large to read. */
  readonly atTheDoor: readonly FileReport[];
  readonly files: readonly JobFile[];
}

export const migrateJobs = async (pool: Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(738201004);
      create schema if not exists imports;
      create table if not exists imports.job (
        import_id uuid primary key, place bigint generated always as identity, actor text not null,
        division text not null, received_on date not null, phase text not null, problem text,
        reaffirms boolean not null, replacing jsonb, manifest jsonb);
      create table if not exists imports.job_file (
        import_id uuid not null references imports.job, seq integer not null,
        upload_id text not null, name_id text not null, size_bytes bigint not null,
        declared_on date, report jsonb,
        primary key (import_id, seq));
      create table if not exists imports.backfill (
        singleton boolean primary key default true check (singleton), opened_by text not null,
        until timestamptz not null);
      commit`);
  } finally {
    client.release();
  }
};

interface StoredJob {
  readonly import_id: string;
  readonly actor: string;
  readonly division: string;
  readonly received_on: string;
  readonly phase: string;
  readonly problem: string | null;
  readonly reaffirms: boolean;
  readonly replacing: Replacing | null;
  /** One report in jobs of an earlier version. */
  readonly manifest: readonly FileReport[] | FileReport | null;
}

interface StoredFile {
  readonly seq: number;
  readonly upload_id: string;
  readonly name_id: string;
  readonly size_bytes: string;
  readonly declared_on: string | null;
  readonly report: FileReport | null;
}

export type NewJob = Pick<
  Job,
  'actor' | 'division' | 'receivedOn' | 'reaffirms' | 'replacing' | 'atTheDoor'
> & {
  readonly files: readonly Omit<JobFile, 'seq' | 'report'>[];
};

/** The register of imports under way: what makes an interrupted import resume by itself. */
export class Jobs {
  constructor(private readonly pool: Pool) {}

  /** Once it returns, the import will be done, whatever happens to this process. */
  async add(job: NewJob, importId: string = randomUUID()): Promise<string> {
    await this.pool.query(
      `with job as (insert into imports.job (import_id, actor, division, received_on, phase,
           reaffirms, replacing, manifest) values ($1::uuid, $2, $3, $4, 'reading', $5, $6, $7))
       insert into imports.job_file (import_id, seq, upload_id, name_id, size_bytes, declared_on)
       select $1::uuid, * from unnest($8::int[], $9::text[], $10::text[], $11::bigint[], $12::date[])`,
      [
        importId,
        job.actor,
        job.division,
        job.receivedOn,
        job.reaffirms,
        job.replacing === null ? null : JSON.stringify(job.replacing),
        JSON.stringify(job.atTheDoor),
        job.files.map((_, seq) => seq),
        job.files.map((file) => file.uploadId),
        job.files.map((file) => file.nameId),
        job.files.map((file) => file.sizeBytes),
        job.files.map((file) => file.declaredOn),
      ],
    );
    return importId;
  }

  async get(importId: string): Promise<Job | undefined> {
    const jobs = await this.pool.query<StoredJob>(
      `select import_id, actor, division, received_on::text, phase, problem, reaffirms,
         replacing, manifest from imports.job where import_id = $1`,
      [importId],
    );
    const job = jobs.rows[0];
    if (!job) return undefined;
    const files = await this.pool.query<StoredFile>(
      `select seq, upload_id, name_id, size_bytes, declared_on::text, report from imports.job_file
       where import_id = $1 order by seq`,
      [importId],
    );
    return {
      importId,
      actor: job.actor,
      division: job.division as DivisionCode,
      receivedOn: job.received_on as LocalDate,
      phase: job.phase as Job['phase'],
      problem: job.problem,
      reaffirms: job.reaffirms,
      replacing: job.replacing,
      atTheDoor: job.manifest === null ? [] : [job.manifest].flat(),
      files: files.rows.map((file) => ({
        seq: file.seq,
        uploadId: file.upload_id,
        nameId: file.name_id,
        sizeBytes: Number(file.size_bytes),
        declaredOn: file.declared_on as LocalDate | null,
        report: file.report,
      })),
    };
  }

  /** Whose import it is. */
  async divisionOf(importId: string): Promise<string | undefined> {
    const jobs = await this.pool.query<Pick<StoredJob, 'division'>>(
      'select division from imports.job where import_id = $1',
      [importId],
    );
    return jobs.rows[0]?.division;
  }

  async unfinished(): Promise<readonly string[]> {
    const jobs = await this.pool.query<{ import_id: string }>(
      `select import_id from imports.job where phase not in ('finished', 'failed') order by place`,
    );
    return jobs.rows.map((row) => row.import_id);
  }

  async report(importId: string, seq: number, report: FileReport): Promise<void> {
    await this.pool.query(
      `update imports.job_file set report = $3 where import_id = $1 and seq = $2`,
      [importId, seq, JSON.stringify(report)],
    );
  }

  async enter(importId: string, phase: Job['phase'], problem: string | null = null): Promise<void> {
    await this.pool.query(`update imports.job set phase = $2, problem = $3 where import_id = $1`, [
      importId,
      phase,
      problem,
    ]);
  }

  /** One process works on a job at a time; undefined when another one does. */
  async claim(importId: string): Promise<{ release(): void } | undefined> {
    const client: PoolClient = await this.pool.connect();
    try {
      const claimed = await client.query<{ mine: boolean }>(
        `select pg_try_advisory_lock(738201005, hashtext($1)) as mine`,
        [importId],
      );
      if (claimed.rows[0]?.mine) {
        // Closing the connection gives the claim back, whatever state the job is in.
        return { release: () => client.release(true) };
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
    return undefined;
  }
}
