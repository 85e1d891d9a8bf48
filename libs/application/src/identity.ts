import { createHash } from 'node:crypto';
import type { CommandId, EventId, FileId, JsonObject } from '@ledger/kernel';
import { canonicalEventJson } from '@ledger/event-store';
import type { AnyCommand } from '@ledger/ledger';

/** A UUID of version 8 (RFC 9562) from a text: the same text, the same id, on every machine. */
const uuidFrom = (text: string): string => {
  const hash = createHash('sha256').update(text, 'utf8').digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
};

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
