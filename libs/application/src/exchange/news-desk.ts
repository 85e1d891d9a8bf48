import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '@ledger/event-store';
import type { DivisionCode } from '@ledger/kernel';
import { absenceIn } from '../absence';
import type { ImportProgress } from '../answers';
import { isOver } from '../imports/progress-board';
import { newsBetween, type NewsSource, type PlacedNews } from './news-pages';
import { findingsChanged, type FindingsNews, findingsOpen, type Standing } from './open-findings';

/** How far an import of a division is. Its report is asked for, once it is over. */
export type ImportNews = Omit<ImportProgress, 'report' | 'secondsLeft' | 'rowsPerSecond'> & {
  readonly division: DivisionCode;
};

export type Told =
  | { readonly kind: 'news'; readonly placed: PlacedNews }
  | { readonly kind: 'findings'; readonly findings: FindingsNews }
  | { readonly kind: 'import'; readonly progress: ImportNews };

export type Listening = (told: Told) => void;

export interface NewsDeskNeeds extends NewsSource {
  readonly findingsStanding: () => Promise<Standing>;
  readonly unfinishedImports: () => Promise<readonly string[]>;
  readonly importNews: (importId: string) => Promise<ImportNews | undefined>;
  readonly onFailure: (error: unknown) => void;
}

const LOOK_EVERY_MS = 500;
/** Findings also come due by the mere passing of days: so often they are looked at without news. */
const LOOKS_BETWEEN_FINDINGS = 20;
/** Whoever was away for longer looks anew: it is quicker than being told all of it. */
const CAUGHT_UP_EVENTS_MAX = 5_000;

/** Everything told so far, from which whoever comes begins. */
export interface Beginning {
  readonly position: Position | undefined;
  readonly open: ReadonlyMap<DivisionCode, number>;
}

/**
 * Tells whoever listens what is new, once the answers show it. One look serves all who listen, and
 * nobody looks while nobody listens.
 */
export class NewsDesk {
  private readonly listening = new Set<Listening>();
  /** Who listens, or is about to. */
  private users = 0;
  private starting: Promise<void> | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stop = new AbortController();
  private position: Position | undefined;
  private standing: Standing = new Map();
  private imports = new Map<string, string>();
  private looks = 0;

  constructor(private readonly needs: NewsDeskNeeds) {}

  /** Calls back until `end` is called. Resolves once it is known where the news begins. */
  async listen(
    listener: Listening,
  ): Promise<{ readonly from: Beginning; readonly end: () => void }> {
    this.users += 1;
    try {
      await (this.starting ??= this.start());
    } catch (error) {
      this.leave();
      throw error;
    }
    // In one step: what is told from now on comes after where they begin.
    this.listening.add(listener);
    const from = { position: this.position, open: findingsOpen(this.standing) };
    return { from, end: () => void (this.listening.delete(listener) && this.leave()) };
  }

  /** What was told between a place and the beginning of whoever comes back; undefined: too much. */
  since(after: Position, { position }: Beginning): Promise<readonly PlacedNews[] | undefined> {
    if (position === undefined) return Promise.resolve(undefined);
    return newsBetween(this.needs, after, position, CAUGHT_UP_EVENTS_MAX);
  }

  async close(): Promise<void> {
    this.listening.clear();
    this.stop.abort();
    await this.looking;
  }

  private leave(): void {
    this.users -= 1;
    if (this.users > 0) return;
    this.stop.abort();
    this.starting = undefined;
  }

  private async start(): Promise<void> {
    this.stop = new AbortController();
    const { signal } = this.stop;
    // Whoever looked before has to be done, or they would tell what they still hold.
    await this.looking;
    this.position = await this.needs.shownUntil();
    this.standing = await this.needs.findingsStanding();
    this.imports = new Map();
    this.looking = this.look(signal);
  }

  private async look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.tellLog();
        await this.tellImports();
      } catch (error) {
        // While a server is away there is no news; anything else is told to whoever runs this.
        if (!absenceIn(error)) this.needs.onFailure(error);
      }
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async tellLog(): Promise<void> {
    const until = await this.needs.shownUntil();
    this.looks += 1;
    const isTime = this.looks % LOOKS_BETWEEN_FINDINGS === 0;
    if (until === undefined || (until === this.position && !isTime)) return;
    const { position } = this;
    const news = position === undefined ? [] : await newsBetween(this.needs, position, until);
    // No place of this log: views are being swapped, or the log is another one now.
    if (news === undefined) return;
    const standing = await this.needs.findingsStanding();
    const changed = findingsChanged(this.standing, standing);
    this.position = until;
    this.standing = standing;
    for (const placed of news) this.tell({ kind: 'news', placed });
    for (const findings of changed) this.tell({ kind: 'findings', findings });
  }

  /** Those that are under way, and of those that were the end. */
  private async tellImports(): Promise<void> {
    const underWay = await this.needs.unfinishedImports();
    for (const importId of new Set([...underWay, ...this.imports.keys()])) {
      const progress = await this.needs.importNews(importId);
      const text = JSON.stringify(progress);
      if (!progress || this.imports.get(importId) === text) continue;
      this.tell({ kind: 'import', progress });
      if (isOver(progress)) this.imports.delete(importId);
      else this.imports.set(importId, text);
    }
  }

  private tell(told: Told): void {
    for (const listener of this.listening) listener(told);
  }
}
