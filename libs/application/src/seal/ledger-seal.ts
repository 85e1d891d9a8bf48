import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventStore,
  newSigningKey,
  type NoteSigner,
  openSeal,
  type Seal,
  StoreUnavailable,
} from '@ledger/event-store';
import type { SealKeyPlace } from '@ledger/home';
import type { DivisionCode, Instant } from '@ledger/kernel';
import type { Pool } from 'pg';
import type { Clock } from '../clock';
import { claimFirstKey, type SealIdentity, sealIdentity } from './identity';
import { keyHistory, type LogKey, verifiersOf } from './key-history';
import { type KeyTrouble, sealSignerFrom, signerAt } from './seal-signer';

export interface LedgerSealNeeds {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly division: DivisionCode;
  readonly place: SealKeyPlace;
  readonly onFailure: (error: unknown) => void;
  /** How often a running process looks whether the key was changed: 5 s unless said otherwise. */
  readonly lookEveryMs?: number;
  /** A minute unless said otherwise. */
  readonly checkpointEveryMs?: number;
}

/** The seal under the keys the log names. */
export interface OpenedSeal {
  readonly seal: Seal;
  /** Oldest first; the last one is in force. */
  readonly keys: readonly LogKey[];
  /** Why this process cannot sign; undefined when it can. */
  readonly trouble: KeyTrouble | undefined;
}

const LOOK_EVERY_MS = 5_000;
/** A log that is not the one that was sealed stays so until somebody looks into it. */
const AFTER_FAILURE_MS = 60_000;

/** The tree over the ledger's log, opened anew whenever its key changes. */
export class LedgerSeal {
  private opened: (OpenedSeal & { readonly signs: string }) | undefined;
  private told = '';

  constructor(
    private readonly needs: LedgerSealNeeds,
    readonly identity: SealIdentity,
  ) {}

  get place(): SealKeyPlace {
    return this.needs.place;
  }

  /** @throws StoreUnavailable when the log is away and was never asked before. */
  async current(): Promise<OpenedSeal> {
    const keys = await this.keys();
    const inForce = keys.at(-1)?.vkey ?? '';
    const { signer, trouble } = signerAt(this.needs.place, this.identity.origin, inForce);
    const signs = `${signer.vkey} ${trouble ?? ''}`;
    if (this.opened?.signs !== signs) {
      const seal = this.under(signer, keys.slice(0, -1));
      this.opened = { seal, keys, trouble, signs };
    }
    return this.opened;
  }

  /** The same tree, signed by this key. */
  under(signer: NoteSigner, formerKeys: readonly LogKey[] = []): Seal {
    const { store, pool, clock, checkpointEveryMs } = this.needs;
    return openSeal({
      store,
      pool,
      origin: this.identity.origin,
      signer,
      formerKeys: verifiersOf(formerKeys),
      now: () => clock.now(),
      onFailure: (error) => this.tell(error),
      ...(checkpointEveryMs !== undefined && { checkpointEveryMs }),
    });
  }

  /** Once while it lasts: what fails each second would fill the journal of the machine. */
  private tell(error: unknown): void {
    if (this.told !== String(error)) this.needs.onFailure(error);
    this.told = String(error);
  }

  /** The last checkpoint, in short. */
  async latest(): Promise<{ readonly size: number; readonly takenAt: Instant } | undefined> {
    const { seal } = await this.current();
    const [latest] = await seal.checkpoints({ limit: 1 });
    return latest && { size: latest.size, takenAt: latest.takenAt };
  }

  private async keys(): Promise<readonly LogKey[]> {
    try {
      return await keyHistory(this.needs.store, this.identity);
    } catch (error) {
      // What is sealed can be shown while the log is away; its keys do not change meanwhile.
      if (error instanceof StoreUnavailable && this.opened) return this.opened.keys;
      throw error;
    }
  }

  /** Seals the log until the signal aborts, each time under the key then in force. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const { seal } = await this.current();
        await this.runUnder(seal, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.tell(error);
        await pause(AFTER_FAILURE_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async runUnder(seal: Seal, signal: AbortSignal): Promise<void> {
    const changed = new AbortController();
    const until = AbortSignal.any([signal, changed.signal]);
    const looking = this.lookOut(seal, until).finally(() => changed.abort());
    try {
      await seal.run(until);
    } finally {
      changed.abort();
      await looking;
    }
  }

  /** Resolves when another key is in force, or the signal aborts. */
  private async lookOut(seal: Seal, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(this.needs.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal }).catch(
        () => undefined,
      );
      const now = await this.current().catch(() => undefined);
      if (now && now.seal !== seal) return;
    }
  }
}

/** The key is made at the very first start only: later a missing one is missed, not replaced. */
export const openLedgerSeal = async (
  needs: LedgerSealNeeds,
): Promise<{ readonly seal: LedgerSeal; readonly keyWasMade: boolean }> => {
  const settled = await sealIdentity(needs.pool, needs.division, needs.clock.now());
  if (settled.firstVkey !== null) {
    return { seal: new LedgerSeal(needs, settled), keyWasMade: false };
  }
  const { origin } = settled;
  const { text, created } = needs.place.readOrMake(() => newSigningKey(origin).privateKey);
  const identity = await claimFirstKey(needs.pool, sealSignerFrom(text, origin).vkey);
  return { seal: new LedgerSeal(needs, identity), keyWasMade: created };
};
