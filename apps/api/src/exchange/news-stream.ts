import {
  absenceIn,
  type LedgerApplication,
  may,
  type NewsBeginning,
  permissionToHear,
  type PlacedNews,
  type Told,
} from '@ledger/application';
import { covers, type DivisionCode } from '@ledger/kernel';
import type { CallerOfRequest } from '../access/caller';
import type { EventStream } from './event-stream';

const BEAT_MS = 15_000;
/** A login that was ended elsewhere must not go on being told things. */
const CHECK_MS = 2_000;

/** One listener: what they may hear, from where on, and for how long. */
export class NewsStream {
  private stopListening: () => void = () => undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private isOver = false;
  /** What is told while the past is still being read. */
  private waiting: Told[] | undefined = [];

  constructor(
    private readonly ledger: LedgerApplication,
    private readonly caller: CallerOfRequest,
    private readonly stream: EventStream,
  ) {}

  async run(lastId: string | undefined): Promise<void> {
    this.stream.onGone(() => this.end());
    const { from, end } = await this.ledger.news.listen((told) => this.hear(told));
    this.stopListening = end;
    if (this.isOver) return end();
    this.stream.begin();
    const missed = await this.missedSince(lastId, from);
    this.begin(from, missed !== undefined);
    for (const placed of missed ?? []) this.tellNews(placed);
    const held = this.waiting ?? [];
    this.waiting = undefined;
    for (const told of held) this.tell(told);
    this.timers.push(
      setInterval(() => this.stream.beat(), BEAT_MS),
      setInterval(() => void this.endIfLoggedOut(), CHECK_MS),
    );
    if (this.isOver) this.letGo();
    return undefined;
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.letGo();
    this.stream.end();
  }

  private letGo(): void {
    this.stopListening();
    for (const timer of this.timers) clearInterval(timer);
  }

  private async missedSince(lastId: string | undefined, from: NewsBeginning) {
    if (!lastId) return undefined;
    return this.ledger.news.since(lastId as PlacedNews['position'], from);
  }

  /** Where things stand now. `resumed`: nothing was missed; else what was shown is asked for anew. */
  private begin(from: NewsBeginning, resumed: boolean): void {
    const open = [...from.open]
      .filter(([division]) => this.mayHearFindings(division))
      .map(([division, count]) => ({ division, open: count }));
    // The place is that of the first piece of news when the past is told first.
    const id = resumed || from.position === undefined ? {} : { id: from.position };
    this.stream.send({ event: 'begin', data: { resumed, findings: open }, ...id });
  }

  private hear(told: Told): void {
    if (this.waiting) this.waiting.push(told);
    else this.tell(told);
  }

  private tell(told: Told): void {
    if (told.kind === 'news') this.tellNews(told.placed);
    else if (told.kind === 'findings') {
      if (this.mayHearFindings(told.findings.division)) {
        this.stream.send({ event: 'findings', data: told.findings });
      }
    } else if (this.mayHear(told.progress.division) && this.may('read-imports')) {
      this.stream.send({ event: 'import', data: told.progress });
    }
  }

  private tellNews({ news, position }: PlacedNews): void {
    if (!this.mayHear(news.division) || !this.may(permissionToHear(news))) return;
    this.stream.send({ event: 'news', data: news, id: position });
  }

  private mayHear(division: DivisionCode): boolean {
    return covers(this.caller.scope, division);
  }

  private mayHearFindings(division: DivisionCode): boolean {
    return this.mayHear(division) && this.may('read-findings');
  }

  private may(permission: Parameters<typeof may>[1]): boolean {
    return may(this.caller.account.role, permission);
  }

  private async endIfLoggedOut(): Promise<void> {
    try {
      if (await this.ledger.accounts.lasts(this.caller.token)) return;
    } catch (error) {
      // Whether the login lasts cannot be told while the database is away; nor is anything else.
      if (absenceIn(error)) return;
    }
    this.stream.send({ event: 'end', data: { code: 'not-logged-in' } });
    this.end();
  }
}
