import {
  type EventStore,
  openMemoryStore,
  type Position,
  type StreamWrite,
} from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import type { PolicyEntry } from '@ledger/policy';
import { isSame, judgedByNow } from '../../libs/projector/src/judged-by';
import { MemoryReadSide } from '../../libs/projector/src/memory/memory-read-side';
import type { Tables } from '../../libs/projector/src/memory/tables';
import { Onlooker } from '../../libs/projector/src/onlooker';
import { openProjector } from '../../libs/projector/src/runner';
import type { Chance } from '../scenarios/chance';
import { type Faults, Process } from './process';
import { Turns } from './turns';

const STEPS_MOST = 20_000;

const named = new WeakMap<readonly PolicyEntry[], ReadonlyMap<string, string>>();

/** What rows are judged by under these policies: asked after every turn, so written down once. */
const judgedBy = (entries: readonly PolicyEntry[]): ReadonlyMap<string, string> => {
  const names = named.get(entries) ?? judgedByNow(entries);
  named.set(entries, names);
  return names;
};

/** A log, its views, two processes that want to lead, a clock and the policies, all in one hand. */
export class Office {
  readonly store: EventStore = openMemoryStore();
  readonly views = new MemoryReadSide();
  today: LocalDate;
  entries: readonly PolicyEntry[];
  private readonly faults: Faults = { share: 0 };
  private readonly turns: Turns;
  private readonly factPositions: Position[] = [];
  private broken: string | undefined;
  private processes: readonly { readonly process: Process; readonly ended: Promise<void> }[];

  constructor(
    private readonly chance: Chance,
    begin: { readonly today: LocalDate; readonly entries: readonly PolicyEntry[] },
  ) {
    this.turns = new Turns(chance);
    this.today = begin.today;
    this.entries = begin.entries;
    this.processes = [this.started(), this.started()];
  }

  get tables(): Tables {
    return this.views.tables;
  }

  failing(share: number): void {
    this.faults.share = share;
  }

  async append(writes: readonly StreamWrite[]): Promise<void> {
    const results = await this.store.append(writes);
    results.forEach((result, n) => {
      if (result.outcome !== 'appended') throw new Error(`not appended: ${result.outcome}`);
      if (!writes[n]!.stream.startsWith('file-')) this.factPositions.push(result.position);
    });
  }

  step(): Promise<void> {
    return this.turns.step();
  }

  async killOne(): Promise<void> {
    const at = this.chance.below(this.processes.length);
    await this.processes[at]!.process.kill();
    this.processes = this.processes.with(at, this.started());
  }

  async loseLanes(): Promise<void> {
    for (const { process } of this.processes) await process.loseLanes();
  }

  /** Nothing fails any more, and everything that is known is worked off. */
  async quiet(): Promise<void> {
    this.faults.share = 0;
    if (this.broken) throw new Error(this.broken);
    const { store, views } = this;
    const onlooker = new Onlooker({ store, readSide: views, today: () => this.today });
    for (let steps = 0; steps < STEPS_MOST; steps += 1) {
      if (this.isJudgedAnew() && !(await onlooker.isBehind())) return;
      await this.turns.step();
      if (this.broken) throw new Error(this.broken);
    }
    throw new Error('the views never caught up');
  }

  async close(): Promise<void> {
    for (const { process } of this.processes) await process.kill();
    const ends = { left: this.processes.length };
    for (const { ended } of this.processes) void ended.then(() => (ends.left -= 1));
    for (let steps = 0; ends.left > 0 && steps < STEPS_MOST; steps += 1) await this.turns.step();
  }

  /** The rows are those of the log up to the checkpoint: none is missing, and none is ahead. */
  private readonly mustBeInStep = ({ checkpoint, facts }: Tables): void => {
    const at = checkpoint.get('ledger')?.position ?? this.store.start;
    const held = new Set([...facts.values()].flatMap((rows) => [...rows.keys()]));
    const there = this.factPositions.filter((one) => this.store.comparePositions(one, at) <= 0);
    if (held.size !== there.length || there.some((one) => !held.has(one))) {
      this.broken ??= `at ${at} there are ${held.size} facts of ${there.length}`;
    }
  };

  private isJudgedAnew(): boolean {
    return isSame(judgedBy(this.entries), this.tables.judgedBy);
  }

  private started() {
    const process = new Process(this.turns, this.chance, this.faults, this.mustBeInStep);
    const projector = openProjector({
      store: process.store(this.store),
      readSide: process.readSide(this.views),
      policyEntries: () => this.entries,
      today: () => this.today,
      pause: process.pause,
    });
    return { process, ended: projector.run(process.stop.signal) };
  }
}
