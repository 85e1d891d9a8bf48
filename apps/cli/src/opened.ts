import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  type Asker,
  firstRunLines,
  type LedgerApplication,
  ledgerModule,
  openApplication,
} from '@ledger/application';
import type { DivisionCode } from '@ledger/kernel';
import { EXIT } from './exit-code';
import { remark } from './terminal/print';

/** Whoever can read the home can read all of it: the command line is not limited to a division. */
export const EVERYWHERE = '' as DivisionCode;

/** What a verb works with. */
export interface OpenedLedger {
  /** As whom the committee's access log knows who asks here. */
  readonly asker: Asker;
  readonly ledger: LedgerApplication;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  /** Who the log says it was: the account of this machine. */
  readonly actor: string;
}

@Module({})
class CliModule {
  static of(ledger: LedgerApplication): DynamicModule {
    return { module: CliModule, imports: [ledgerModule(ledger)] };
  }
}

/** Whoever may run this machine's commands; by number, because a login name may be a name. */
const actorOfMachine = (): string => `cli:${process.getuid?.() ?? 'local'}`;

/** On stderr, because stdout belongs to the answer. Nobody can read these passwords again. */
const sayFirstRun = async ({ firstRun }: LedgerApplication): Promise<void> => {
  const lines = firstRunLines(firstRun);
  if (lines.length > 0) await remark(...lines);
};

/** Leaves the database in order when interrupted; a second signal does not wait for that. */
const closeOnSignal = (close: () => Promise<void>): (() => void) => {
  let ending = false;
  const onSignal = (): void => {
    if (ending) process.exit(EXIT.interrupted);
    ending = true;
    void close().finally(() => process.exit(EXIT.interrupted));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  return () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onSignal);
  };
};

const openContext = (ledger: LedgerApplication): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(CliModule.of(ledger), {
    logger: false,
    abortOnError: false,
  });

/** Joins the database of the home or starts it, for as long as the work takes. */
export const withLedger = async <T>(work: (opened: OpenedLedger) => Promise<T>): Promise<T> => {
  const ledger = await openApplication({});
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= ledger.close());
  const stopListening = closeOnSignal(close);
  try {
    await sayFirstRun(ledger);
    const context = await openContext(ledger);
    const opened = {
      ledger,
      commands: context.get(CommandBus),
      queries: context.get(QueryBus),
      actor: actorOfMachine(),
      asker: { actor: actorOfMachine(), role: 'machine' as const },
    };
    return await work(opened).finally(() => context.close());
  } finally {
    await close();
    stopListening();
  }
};

/** The same for a question: everything that is in the log is in the views before it is answered. */
export const askLedger = <T>(work: (opened: OpenedLedger) => Promise<T>): Promise<T> =>
  withLedger(async (opened) => {
    opened.ledger.startProjecting();
    await opened.ledger.caughtUp();
    return work(opened);
  });
