import type { FileId } from '@ledger/kernel';
import type { EventStore } from '@ledger/event-store';
import { headerStatements, type ParsedFile, type Statement, statementsOf } from '@ledger/intake';
import type { FileReceived } from '@ledger/ledger';
import type { Tokens, Vault } from '@ledger/people';
import type { Clock } from '../clock';
import { recordStatements } from '../record';
import { fileHeld, isOver } from './file-stream';

const ROWS_AT_ONCE = 2_000;

/** What taking a file in needs. */
export interface Intake {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/** How many statements of a file were new, and how many a standing file had made. */
export interface StatedSum {
  readonly stated: number;
  readonly alreadyStated: number;
}

/** Does another file still stand? Asked once a file. */
const standingIn = (store: EventStore) => {
  const known = new Map<FileId, Promise<boolean>>();
  return (file: FileId): Promise<boolean> => {
    const answer = known.get(file) ?? fileHeld(store, file).then(({ state }) => !isOver(state));
    known.set(file, answer);
    return answer;
  };
};

/** Records the statements of a file, a slice of rows at a time. */
export const stateRows = async (
  intake: Intake,
  parsed: ParsedFile,
  fileId: FileId,
  received: FileReceived['data'],
  by: { readonly actor: string; readonly importId: string },
  onRows: (rows: number) => void,
): Promise<StatedSum> => {
  const { store, clock, vault, tokens } = intake;
  const context = {
    receivedOn: received.receivedOn,
    division: received.division,
    file: fileId,
  };
  const recording = {
    file: fileId,
    actor: by.actor,
    receivedOn: received.receivedOn,
    declared: received.declared,
    correlation: by.importId,
    stands: standingIn(store),
  };
  const sum = { stated: 0, alreadyStated: 0 };
  const record = async (statements: readonly Statement[]) => {
    const { stated, alreadyStated } = await recordStatements(store, clock, statements, recording);
    sum.stated += stated;
    sum.alreadyStated += alreadyStated;
  };
  await record(headerStatements(parsed, context));
  for (let start = 0; start < parsed.rows.length; start += ROWS_AT_ONCE) {
    const rows = parsed.rows.slice(start, start + ROWS_AT_ONCE);
    await record(await statementsOf({ ...parsed, rows }, context, vault, tokens));
    onRows(rows.length);
  }
  return sum;
};
