import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

/** Something that goes wrong once, with the next append. */
export type AppendFault = 'swallow' | 'lose' | 'timeout' | 'twice';

export interface Member {
  readonly host: string;
  readonly port: number;
  readonly state: 'leader' | 'follower' | 'catching-up';
}

/** What the stand-in was told on its standard input, and so how it behaves. */
export class Orders {
  silent = false;
  denying = false;
  fault: AppendFault | undefined;
  /** Another node leads: what asks for the leader is sent there. */
  leader: Pick<Member, 'host' | 'port'> | undefined;
  members: readonly Member[] = [];
  private readonly open = new Set<Cancellable>();

  takeFault(): AppendFault | undefined {
    const fault = this.fault;
    this.fault = undefined;
    return fault;
  }

  keep(call: Cancellable): void {
    this.open.add(call);
    const forget = () => this.open.delete(call);
    call.once('close', forget).once('cancelled', forget).once('finish', forget);
  }

  get openCalls(): number {
    return this.open.size;
  }

  /** Every open call ends as a dying node would end it. */
  drop(): void {
    for (const call of this.open) call.emit('error', goneAway());
  }
}

export interface Cancellable {
  once(event: string, listener: () => void): Cancellable;
  emit(event: string, ...values: readonly unknown[]): boolean;
}

type Failure = Partial<StatusObject> & Pick<StatusObject, 'code' | 'details'>;

export const goneAway = (): Failure => ({
  code: status.UNAVAILABLE,
  details: 'the node goes away',
});

const withException = (name: string, more: Readonly<Record<string, string>> = {}): Metadata => {
  const metadata = new Metadata();
  metadata.set('exception', name);
  for (const [key, value] of Object.entries(more)) metadata.set(key, value);
  return metadata;
};

/** `RpcExceptions.LeaderInfo`. */
export const notLeader = ({ host, port }: Pick<Member, 'host' | 'port'>): Failure => ({
  code: status.NOT_FOUND,
  details: 'Leader info available',
  metadata: withException('not-leader', {
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  }),
});

/** `RpcExceptions.AccessDenied`. */
export const accessDenied = (): Failure => ({
  code: status.PERMISSION_DENIED,
  details: 'Access Denied',
  metadata: withException('access-denied'),
});

/** What a rejected login comes as: the node answers HTTP 401, which gRPC calls by this code. */
export const unauthenticated = (): Failure => ({
  code: status.UNAUTHENTICATED,
  details: 'Unauthenticated',
});

/** `RpcExceptions.MaxAppendSizeExceeded`. */
export const tooLarge = (bytes: number): Failure => ({
  code: status.INVALID_ARGUMENT,
  details: `Maximum Append Size of ${bytes} Exceeded.`,
  metadata: withException('maximum-append-size-exceeded', { 'maximum-append-size': String(bytes) }),
});

/** `RpcExceptions.Timeout`: the node gave up waiting for the commit, which may still come. */
export const timedOut = (): Failure => ({
  code: status.ABORTED,
  details: 'Operation timed out: the commit',
});
