import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { readCase } from '@ledger/projector';
import { cellsOf, type Fact } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { sentenceOf } from '../questions/sentences';
import type { CauseAnswer } from './answers';
import type { MonthOf } from './certificate';

export interface CauseNeeds {
  readonly readSide: DataSource;
  readonly policies: Policies;
}

const CAUSES_MAX = 50;

/** The owner of a cell: its key is that of a household and a month, or of the owner alone. */
const ownerOf = (cell: string): string => cell.split('|', 1)[0]!;

/** The facts behind changes of a month's money; each case is read once. */
export class CausesOf {
  private readonly facts = new Map<string, Promise<readonly Fact[]>>();
  private files: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(
    private readonly needs: CauseNeeds,
    private readonly of: MonthOf,
  ) {}

  /** What came, or was taken back, on a day and can change this cell. */
  async on(cell: string, day: LocalDate): Promise<readonly CauseAnswer[]> {
    const facts = await this.factsOf(cell);
    return this.answers(facts, (fact) => {
      if (fact.withdrawnOn === day) return 'taken-back';
      return fact.knownOn === day ? 'came' : undefined;
    });
  }

  /** What was written after an instant though it counts from before, about money of a place. */
  async writtenAfter(
    instant: string,
    closedOn: LocalDate,
    division: string,
    village: string | null,
  ): Promise<readonly CauseAnswer[]> {
    const { readSide } = this.needs;
    const rows: readonly { readonly cell: string; readonly position: string }[] =
      await readSide.query(
        `select distinct money.cell, fact.position
         from read.money join read.membership on owner = split_part(money.cell, '|', 1)
           join read.fact using (subject)
         where money.benefit_month = $1 and money.division like $2 || '%'
           and ($3::text is null or money.village = $3)
           and fact.clock_high > $4 and fact.known_on <= $5`,
        [this.of.month, division, village, instant, closedOn],
      );
    const late = new Set(rows.map(({ position }) => position));
    const all: Fact[] = [];
    for (const cell of new Set(rows.map((row) => row.cell)))
      all.push(...(await this.factsOf(cell)));
    const once = new Map(all.map((fact) => [fact.position, fact]));
    return this.answers([...once.values()], ({ position }) =>
      late.has(position) ? 'came' : undefined,
    );
  }

  /** All facts that can change a cell, whenever they came. */
  private factsOf(cell: string): Promise<readonly Fact[]> {
    const held = this.facts.get(cell) ?? this.load(cell);
    this.facts.set(cell, held);
    return held;
  }

  private async load(cell: string): Promise<readonly Fact[]> {
    const owner = ownerOf(cell);
    const facts = await readCase(this.needs.readSide.manager, owner);
    const reaching = cellsOf(owner, facts, this.needs.policies).find(({ key }) => key === cell);
    const positions = new Set(reaching?.facts.map(({ position }) => position));
    const all = new Map([...facts.values()].flat().map((fact) => [fact.position, fact]));
    return [...all.values()].filter(({ position }) => positions.has(position));
  }

  private async answers(
    facts: readonly Fact[],
    howOf: (fact: Fact) => CauseAnswer['how'] | undefined,
  ): Promise<readonly CauseAnswer[]> {
    const causes = facts.flatMap((fact) => {
      const how = howOf(fact);
      return how ? [{ fact, how }] : [];
    });
    const kinds = await this.kindsOfFiles();
    return causes.slice(0, CAUSES_MAX).map(({ fact, how }) => ({
      event: fact.event.type,
      ...sentenceOf(fact.event),
      knownOn: fact.knownOn,
      how,
      file: fact.file ? { fileId: fact.file, kind: kinds.get(fact.file) ?? '' } : null,
    }));
  }

  private async kindsOfFiles(): Promise<ReadonlyMap<string, string>> {
    this.files ??= this.needs.readSide
      .query(`select file_id, kind from read.file`)
      .then(
        (rows: readonly { file_id: string; kind: string }[]) =>
          new Map(rows.map(({ file_id, kind }) => [file_id, kind])),
      );
    return this.files;
  }
}
