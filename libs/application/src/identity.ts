import type { CommandId, EventId, FileId, JsonObject } from '@ledger/kernel';
import { canonicalEventJson, uuidFrom } from '@ledger/event-store';
import type { AnyCommand } from '@ledger/ledger';

/** The same statement of the same source is the same command, in whatever file it comes. */
export const statementId = (report: AnyCommand): CommandId =>
  uuidFrom(canonicalEventJson([report.type, report.data as JsonObject])) as CommandId;

/** A statement made again by another file, because the first file's no longer stands. */
export const statementAgain = (statement: CommandId, file: FileId): CommandId =>
  uuidFrom(`${statement}/${file}`) as CommandId;

/** Commands that happen once in a place: a row rejected, a file completed. */
export const commandIdFrom = (...parts: readonly string[]): CommandId =>
  uuidFrom(parts.join('/')) as CommandId;

/** Event ids follow from the command: the second time they are already there. */
export const eventId = (command: CommandId, index: number): EventId =>
  uuidFrom(`${command}/${index}`) as EventId;
