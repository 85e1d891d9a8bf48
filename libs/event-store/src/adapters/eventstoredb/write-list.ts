import type { CheckedWrite } from '../../checked-write';
import { StoreUnavailable, type WriteResult } from '../../port';
import type { NodeWriter } from './append';

/** Writes of one list under way at once; a list alone shall not take all places there are. */
const AT_ONCE = 48;

type Outcome = WriteResult | StoreUnavailable;

/** Lists of writes: one result a write, in order, whatever becomes of the others. */
export class WriteList {
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly writer: NodeWriter) {}

  /** @throws StoreUnavailable when nothing of the list was sent. */
  async append(writes: readonly CheckedWrite[]): Promise<readonly WriteResult[]> {
    const outcomes = this.outcomesOf(writes);
    this.underWay.add(outcomes);
    try {
      return resultsOf(await outcomes);
    } finally {
      this.underWay.delete(outcomes);
    }
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async outcomesOf(writes: readonly CheckedWrite[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    const waiting = writes.entries();
    let away: StoreUnavailable | undefined;
    const worker = async () => {
      for (const [i, write] of waiting) {
        // When the node is away for one, it is not tried for each of thousands.
        const outcome = away ?? (await this.outcomeOf(write));
        if (outcome instanceof StoreUnavailable) away = outcome;
        outcomes[i] = outcome;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return outcomes;
  }

  private async outcomeOf(write: CheckedWrite): Promise<Outcome> {
    try {
      return await this.writer.write(write);
    } catch (error) {
      if (error instanceof StoreUnavailable) return error;
      throw error;
    }
  }
}

/** When some writes were answered, those that could not be sent may be sent again: unknown. */
const resultsOf = (outcomes: readonly Outcome[]): readonly WriteResult[] => {
  const failures = outcomes.filter((outcome) => outcome instanceof StoreUnavailable);
  const [first] = failures;
  if (first && failures.length === outcomes.length) throw first;
  return outcomes.map((outcome) =>
    outcome instanceof StoreUnavailable ? { outcome: 'unknown', cause: outcome.message } : outcome,
  );
};
