import type { Position, Recorded } from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import type { PolicyEntry, PolicyTimeline } from '@ledger/policy';
import { applyDue, applyPage } from './apply-page';
import type { Judgement } from './assess-cells';
import type { CaseMemory } from './case-memory';
import { HeardPolicy } from './heard-policy';
import { isSame, judgeAnew, judgedByNow } from './judged-by';
import { portionsOf } from './log-pages';
import type { ProjectorNeeds } from './needs';
import { CheckpointMoved, type ReadSide, type ReadTransaction } from './read-side';

/** Brings views up to date: the live ones, or those in the making. */
export class ViewsWriter {
  private entries: readonly PolicyEntry[] = [];
  private readonly heard = new HeardPolicy();
  private judged: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly needs: Omit<ProjectorNeeds, 'readSide'>,
    private readonly views: ReadSide,
    private readonly memory: CaseMemory,
    /** The last event these views show. */
    public place: Position,
  ) {}

  /** Forgets what it has read: it writes no more. */
  letGo(): void {
    this.memory.forgetAll();
  }

  judgement(): Judgement {
    const { onAssessed } = this.needs;
    const today: LocalDate = this.needs.today();
    return { policyIn: (tx) => this.policyIn(tx), today, ...(onAssessed && { onAssessed }) };
  }

  /** What came with the program and what was published. */
  private async policyIn(tx: ReadTransaction): Promise<PolicyTimeline> {
    return this.heard.timeline(this.entries, await tx.policyTold());
  }

  /** Puts what other rules or policies touch on the due list, once, whoever changed them. */
  async judgeAnew(): Promise<void> {
    const entries = this.needs.policyEntries();
    if (entries === this.entries) return;
    const judged = judgedByNow(entries);
    await this.inPlace((tx) => judgeAnew(tx, judged));
    this.entries = entries;
    this.judged = judged;
  }

  /** Everything the log holds, and everything due. */
  async readToEnd(signal: AbortSignal): Promise<void> {
    await this.judgeAnew();
    for await (const page of portionsOf(this.needs.store, this.place)) {
      await this.apply(page);
      if (signal.aborted) return;
    }
    while (!signal.aborted && (await this.views.isDue(this.needs.today()))) {
      await this.inPlace((tx) => applyDue(tx, this.judgement()));
    }
  }

  /** State and place move together: a crash repeats nothing and skips nothing. */
  private async apply(page: readonly Recorded[]): Promise<void> {
    const last = page.at(-1);
    if (!last) return;
    await this.inPlace(async (tx, clockBefore) => {
      await tx.moveCheckpoint(last, await applyPage(tx, page, this.judgement(), clockBefore));
    });
    this.place = last.position;
  }

  /** A transaction of whoever stands where the views stand; from memory where it knows. */
  async inPlace<T>(work: (tx: ReadTransaction, clockHigh: string) => Promise<T>): Promise<T> {
    try {
      const result = await this.views.transaction(async (tx) => {
        const clockHigh = await tx.lockCheckpoint(this.place);
        // Whoever leads now judges by something else: what we would write is out of date.
        if (this.judged && !isSame(await tx.judgedBy(), this.judged)) throw new CheckpointMoved();
        return work(this.memory.over(tx), clockHigh);
      });
      this.memory.makeRoom();
      return result;
    } catch (error) {
      this.memory.forgetAll();
      throw error;
    }
  }
}
