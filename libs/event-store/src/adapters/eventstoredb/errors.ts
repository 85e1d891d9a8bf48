import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  isCommandError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';

import { DeadlinePassed } from '../../deadline';
import { InvalidWrite, StoreUnavailable } from '../../port';

const GRPC_PERMISSION_DENIED = 7;
const GRPC_UNAVAILABLE = 14;
const GRPC_UNAUTHENTICATED = 16;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** A node that does not lead refuses, and the client now knows the leader. */
export const isNotLeader = (error: unknown): boolean => error instanceof NotLeaderError;

/**
 * The call was on its way when it failed: the node may have written. Also when it says that it
 * does not lead, for that ends what was sent before it lost the lead as well.
 */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof DeadlinePassed ||
  error instanceof DeadlineExceededError ||
  error instanceof TimeoutError ||
  error instanceof UnavailableError ||
  error instanceof CancelledError ||
  error instanceof UnknownError ||
  isNotLeader(error);

/** A node answers and names another as the leader, who does not answer as one. */
export class NoLeader extends StoreUnavailable {
  constructor(detail: string) {
    super('unreachable', detail);
  }
}

/**
 * The client says by words alone that no node of the cluster told who leads, and that a channel it
 * was about to use was closed when another call failed. Nothing of the call has left us then.
 */
const isUnsent = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.startsWith('Failed to discover') || error.message.startsWith('Channel has been'));

/**
 * What kept us from the node, in the words of the port. The client's probe for features lets raw
 * errors through, so the code is asked as well as the class; a bad certificate comes as code 14.
 */
export const asUnavailable = (error: unknown): unknown => {
  if (error instanceof StoreUnavailable) return error;
  const [message, code] = [messageOf(error), codeOf(error)];
  const denied = code === GRPC_UNAUTHENTICATED || code === GRPC_PERMISSION_DENIED;
  if (error instanceof AccessDeniedError || denied) {
    return new StoreUnavailable('authentication', message);
  }
  if (error instanceof MaxAppendSizeExceededError) {
    return new InvalidWrite('write-too-large', `the node takes ${error.maxAppendSize} bytes`);
  }
  if (error instanceof DeadlinePassed || error instanceof DeadlineExceededError) {
    return new StoreUnavailable('deadline', message);
  }
  if (/certificate|SSL|TLS|wrong version number/i.test(message)) {
    return new StoreUnavailable('tls', message);
  }
  if (isNotLeader(error)) return new NoLeader(message);
  const lost = code === GRPC_UNAVAILABLE || isUnanswered(error) || isUnsent(error);
  return lost ? new StoreUnavailable('unreachable', message) : error;
};

/** A raw error, of the probe or the discovery: nothing was sent yet. */
export const isBeforeSending = (error: unknown): boolean =>
  error instanceof Error &&
  !isCommandError(error) &&
  (typeof codeOf(error) === 'number' || isUnsent(error));
