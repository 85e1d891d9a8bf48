import type gossip from '@eventstore/db-client/generated/gossip_pb';
import features from '@eventstore/db-client/generated/serverfeatures_pb';
import type streams from '@eventstore/db-client/generated/streams_pb';
import type {
  Metadata,
  sendUnaryData,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';

import {
  appendResponse,
  batchResponse,
  batchTimeout,
  expectedOfAppend,
  expectedOfBatch,
  newStored,
} from './stand-in-append';
import { clusterInfo } from './stand-in-gossip';
import { APPEND_BYTES_MAX, type NewStored, type StandInLog } from './stand-in-log';
import {
  accessDenied,
  goneAway,
  notLeader,
  type Orders,
  timedOut,
  tooLarge,
  unauthenticated,
} from './stand-in-orders';
import { read } from './stand-in-read';

type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

export interface ServerKind {
  /** `name:password` that every call must bring; anybody may call without. */
  readonly login: string | undefined;
  readonly version: string;
  /** Servers before 21.10 know no call that carries many appends. */
  readonly batches: boolean;
}

const nameIn = (bytes: Uint8Array | string | undefined) =>
  Buffer.from((bytes ?? '') as Uint8Array).toString('utf8');

/** The services of one node. */
export class StandInServices {
  constructor(
    private readonly log: StandInLog,
    private readonly orders: Orders,
    private readonly kind: ServerKind,
  ) {}

  private strangerIn(metadata: Metadata) {
    const { login } = this.kind;
    if (login === undefined) return undefined;
    const given = String(metadata.get('authorization')[0] ?? '');
    const wanted = `Basic ${Buffer.from(login).toString('base64')}`;
    return given === wanted ? undefined : unauthenticated();
  }

  /** Why the call is refused, if it is: who calls, and whether it wants the leader. */
  private refusalOf(metadata: Metadata) {
    const stranger = this.strangerIn(metadata);
    if (stranger) return stranger;
    const { leader } = this.orders;
    // `Streams.cs` GetRequiresLeader: without the header a follower hands the call on by itself.
    if (leader && metadata.get('requires-leader')[0] === 'true') return notLeader(leader);
    return undefined;
  }

  /** One long call carries all appends of a client; parts of one append share a correlation id. */
  readonly batchAppend = (call: BatchCall): void => {
    type Part = { readonly options: streams.BatchAppendReq.Options; readonly events: NewStored[] };
    const parts = new Map<string, Part>();
    const stranger = this.strangerIn(call.metadata);
    if (stranger) {
      call.emit('error', stranger);
      return;
    }
    this.orders.keep(call);
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      if (options) parts.set(correlation, { options, events: [] });
      const part = parts.get(correlation);
      if (!part) return;
      part.events.push(...request.getProposedMessagesList().map(newStored));
      if (!request.getIsFinal()) return;
      parts.delete(correlation);
      this.answerBatch(call, request, part.options, part.events);
    });
    call.on('end', () => call.end());
  };

  private answerBatch(
    call: BatchCall,
    request: streams.BatchAppendReq,
    options: streams.BatchAppendReq.Options,
    events: readonly NewStored[],
  ): void {
    const refusal = this.refusalOf(call.metadata);
    const fault = this.orders.takeFault();
    // `Streams.BatchAppend.cs` ConvertMessage: a node that does not lead ends the whole call.
    if (refusal || fault === 'lose') {
      call.emit('error', refusal ?? goneAway());
      return;
    }
    const identifier = options.getStreamIdentifier();
    const expected = expectedOfBatch(options);
    const verdict = this.log.append(nameIn(identifier?.getStreamName()), expected, events);
    const response = fault === 'timeout' ? batchTimeout() : batchResponse(verdict, expected);
    response.setCorrelationId(request.getCorrelationId());
    response.setStreamIdentifier(identifier);
    if (fault === 'swallow' || this.orders.silent) return;
    call.write(response);
    if (fault === 'twice') call.write(response);
  }

  readonly append = (call: AppendCall, answer: sendUnaryData<streams.AppendResp>): void => {
    let options: streams.AppendReq.Options | undefined;
    const events: NewStored[] = [];
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const proposed = request.getProposedMessage();
      if (proposed) events.push(newStored(proposed));
    });
    call.on('end', () => {
      if (!options) return;
      const refusal = this.refusalOf(call.metadata);
      const fault = this.orders.takeFault();
      if (refusal || fault === 'lose') return answer(refusal ?? goneAway());
      const name = nameIn(options.getStreamIdentifier()?.getStreamName());
      const response = appendResponse(this.log.append(name, expectedOfAppend(options), events));
      if (fault === 'swallow' || this.orders.silent) return;
      if (fault === 'timeout') answer(timedOut());
      else if (response) answer(null, response);
      else answer(tooLarge(APPEND_BYTES_MAX));
    });
  };

  readonly read = (call: ReadCall): void => {
    this.orders.keep(call);
    if (this.orders.silent) return;
    const refusal = this.refusalOf(call.metadata) ?? (this.orders.denying && accessDenied());
    if (refusal) call.emit('error', refusal);
    else void read(call, this.log, this.kind.version);
  };

  readonly supported = (
    _: ServerUnaryCall<unknown, unknown>,
    answer: sendUnaryData<features.SupportedMethods>,
  ): void => {
    const methods = new features.SupportedMethods();
    methods.setEventStoreServerVersion(this.kind.version);
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(this.kind.batches ? 'batchappend' : 'append');
    methods.addMethods(method);
    if (!this.orders.silent) answer(null, methods);
  };

  readonly gossip = (
    _: ServerUnaryCall<unknown, unknown>,
    answer: sendUnaryData<gossip.ClusterInfo>,
  ): void => {
    if (!this.orders.silent) answer(null, clusterInfo(this.orders.members));
  };
}
