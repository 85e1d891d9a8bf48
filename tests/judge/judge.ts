/**
 * Judges what a store did, from the outside: a history of appends and reads of several processes,
 * each with the moments at which it was asked and answered, and the log that stood at the end.
 * It works like Elle's list-append: every event is unique and every stream is a list, so a reading
 * tells which writes came before it and which came after; see `graph.ts` for the five ways in
 * which one deed comes before another. If there is a ring, no order of deeds explains the history.
 *
 * What is covered:
 * - an acknowledged write is in the log, whole, once, at the place that was expected and told; one
 *   that got no answer is there whole once or not at all; a refused or thrown one is not there;
 * - a refusal names a head that stood at some moment of the call and was not the expected one, and
 *   is not given to a write that stands already;
 * - the log holds nothing that was not sent, with the leaf hash that was sent; its revisions are
 *   dense, its positions ascend, and leave no gap where the store says so;
 * - the log's order agrees with real time: what was acknowledged before another write was asked
 *   for stands before it, in whichever stream and process (strict serialisability of writes);
 * - a reading of a stream or of the log to its end saw one moment of it between question and
 *   answer: nothing acknowledged before is missing, nothing is there that was asked for later, a
 *   later reading never sees less, a write is seen whole or not (linearisable reads);
 * - whatever is read or followed, in pages, broken off or resumed after any position, is one piece
 *   of the final order: no gap, nothing twice, nothing inverted, nothing that is not in the log;
 *   a following that is kept until the end comes to the end.
 *
 * What is not: that what was acknowledged survives the machine (fault tests kill the server); how
 * long anything takes; a reading of several streams as one moment (each is judged by itself, for
 * the port promises no more); nodes of a cluster that lag behind their leader, or clocks of
 * several machines; a mistake that leaves no trace in any answer or in the final log.
 */
import { checkCycles } from './cycle-checks';
import { evidenceOf } from './evidence';
import { graphOf } from './graph';
import type { Anomaly, Claims, History } from './history';
import { checkLog } from './log-checks';
import { checkReads } from './read-checks';
import { checkWrites } from './write-checks';

/** Everything that contradicts the promises of a log; nothing when it kept them. */
export const judge = (history: History, claims: Claims): readonly Anomaly[] => {
  const evidence = evidenceOf(history);
  return [
    ...checkLog(evidence, claims),
    ...checkWrites(evidence, claims),
    ...checkReads(evidence),
    ...checkCycles(graphOf(evidence)),
  ];
};

/** How many of each kind, and the first of each told in full. */
export const verdictOf = (anomalies: readonly Anomaly[]): string => {
  const first = new Map<string, string>();
  const count = new Map<string, number>();
  for (const { kind, says } of anomalies) {
    if (!first.has(kind)) first.set(kind, says);
    count.set(kind, (count.get(kind) ?? 0) + 1);
  }
  return [...first].map(([kind, says]) => `${kind} × ${count.get(kind)}: ${says}`).join('\n');
};
