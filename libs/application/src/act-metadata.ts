import type { CommandId } from '@ledger/kernel';
import type { EventMetadata } from '@ledger/ledger';
import type { Clock } from './clock';

/** Of an act: it is known on the day it is done, and nothing about that day is declared. */
export const actMetadata = (
  clock: Clock,
  actor: string,
  commandId: CommandId,
  correlation: string = commandId,
): EventMetadata => {
  const today = clock.today();
  return {
    commandId,
    actor,
    knownOn: today,
    receivedOn: today,
    declared: false,
    correlation,
  };
};
