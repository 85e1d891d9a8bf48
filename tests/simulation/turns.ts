import type { Chance } from '../scenarios/chance';

/** Until nothing goes on by itself any more: everybody waits for a turn. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Everybody who does anything waits for a turn first, and chance alone says whose it is. */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly chance: Chance) {}

  wait(goOn: () => void): void {
    this.waiting.push(goOn);
  }

  turn(): Promise<void> {
    return new Promise((resolve) => this.wait(resolve));
  }

  /** Lets one go on, as far as it comes without another turn. */
  async step(): Promise<void> {
    const [next] = this.waiting.splice(this.chance.below(this.waiting.length), 1);
    next?.();
    await settled();
  }
}
