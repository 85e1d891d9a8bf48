import type { StreamName } from '@ledger/kernel';
import { UsageProblem } from '../verb';

/** A number of events; undefined when the text is none. */
export const parseCount = (text: string): number | undefined => {
  const count = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : undefined;
};

/** The same of a word that must be one. */
export const parsedCount = (text: string, word: string): number => {
  const count = parseCount(text);
  if (count !== undefined) return count;
  throw new UsageProblem(
    `${word} 应为事件条数：${text}`,
    `${word} must be a number of events: ${text}`,
  );
};

/** A stream and the place of an event in it. */
export const parsedPlace = (
  stream: string,
  revision: string,
): { readonly stream: StreamName; readonly revision: bigint } => {
  if (!/^(0|[1-9]\d{0,18})$/.test(revision)) {
    throw new UsageProblem(
      `REVISION 应为流内序号，自 0 起：${revision}`,
      `REVISION is the place in the stream, from 0 on: ${revision}`,
    );
  }
  return { stream: stream as StreamName, revision: BigInt(revision) };
};
