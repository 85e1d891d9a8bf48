import {
  AskBalances,
  AskDelayRegister,
  AskDelays,
  AskFindings,
  AskSlowestWaits,
  AskTotals,
  type Clock,
  type FindingsAnswer,
  ImportFiles,
  type ImportReport,
  ledgerModule,
  type LedgerApplication,
  openApplication,
  type Upload,
} from '@ledger/application';
import type { DivisionCode, Instant, LocalDate } from '@ledger/kernel';
import { type Command, CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { newPlace, type Place } from './place';

export { newHome, newPlace, type Place } from './place';

export const STREET = '500118001' as DivisionCode;
export const ACTOR = 'operator';

/** An open ledger as the apps drive it: by its commands and queries. */
export interface OpenLedger {
  readonly app: LedgerApplication;
  ask<Answer>(query: Query<Answer>): Promise<Answer>;
  order<Outcome>(command: Command<Outcome>): Promise<Outcome>;
  /** Takes files in as the operator of the command line does, and waits for the report. */
  take(files: readonly Upload[]): Promise<ImportReport>;
  /** Open findings as known on a day, with whole personal keys. */
  findings(knownOn: string, rule?: string): Promise<FindingsAnswer>;
  events(): Promise<number>;
  close(): Promise<void>;
}

const busesOf = async (app: LedgerApplication) => {
  const context = await NestFactory.createApplicationContext(ledgerModule(app), { logger: false });
  return { context, queries: context.get(QueryBus), commands: context.get(CommandBus) };
};

const eventsOf = async ({ parts: { store } }: LedgerApplication): Promise<number> => {
  let events = 0;
  for await (const page of store.readAll(store.start)) events += page.length;
  return events;
};

export const openLedger = async (
  place: Place,
  clock?: Clock,
  { projecting = true }: { readonly projecting?: boolean } = {},
): Promise<OpenLedger> => {
  const app = await openApplication({
    home: place.home,
    env: {
      ...(place.url && { DATABASE_URL: place.url }),
      ...(place.eventStoreUrl && { EVENTSTORE_URL: place.eventStoreUrl }),
    },
    ...(clock && { clock }),
  });
  if (projecting) app.startProjecting();
  const { context, queries, commands } = await busesOf(app);
  const reveal = { actor: ACTOR, role: 'machine' as const, reason: 'comparison with the oracle' };
  return {
    app,
    ask: (query) => queries.execute(query),
    order: (command) => commands.execute(command),
    take: async (files) => {
      const order = { actor: ACTOR, division: STREET, mayDeclare: true, files, wait: true };
      return (await commands.execute(new ImportFiles(order))) as ImportReport;
    },
    findings: (knownOn, rule) =>
      queries.execute(
        new AskFindings({
          scope: STREET,
          knownOn: knownOn as LocalDate,
          reveal,
          ...(rule && { rule }),
        }),
      ),
    events: () => eventsOf(app),
    close: async () => {
      await context.close();
      await app.close();
    },
  };
};

/** A ledger of its own for one piece of work; nothing of it is left. */
export const inNewLedger = async <T>(
  work: (ledger: OpenLedger) => Promise<T>,
  clock?: Clock,
  options?: Parameters<typeof openLedger>[2],
): Promise<T> => {
  const place = await newPlace();
  try {
    const ledger = await openLedger(place, clock, options);
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    await place.remove();
  }
};

/** Everything the ledger answers as known on a day, but for ids that differ between ledgers. */
export const answersOn = async (ledger: OpenLedger, knownOn: string) => {
  const asked = { scope: STREET, knownOn: knownOn as LocalDate };
  const { findings } = await ledger.findings(knownOn);
  const plain = findings.map((finding) => {
    const { findingId: _, ...rest } = finding;
    return rest;
  });
  return {
    findings: plain.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    delays: await ledger.ask(new AskDelays(asked)),
    hops: await ledger.ask(new AskDelayRegister({ ...asked, by: 'village' })),
    slowest: await ledger.ask(new AskSlowestWaits({ ...asked, most: 100 })),
    balances: await ledger.ask(new AskBalances(asked)),
    totals: await ledger.ask(new AskTotals(asked)),
  };
};

/** A clock that stands at noon of a day until it is moved. */
export const standingClock = (day: string) => {
  let today = day;
  const clock: Clock = {
    now: () => `${today}T04:00:00.000Z` as Instant,
    today: () => today as LocalDate,
  };
  return { clock, moveTo: (next: string) => void (today = next) };
};
