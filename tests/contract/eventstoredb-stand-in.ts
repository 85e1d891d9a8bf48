/**
 * Speaks the protocol of an EventStoreDB node to the real client, as a process of its own. It
 * doubles the wire and the rules of appending; nothing that is tested on it alone may be called
 * tested on EventStoreDB. It prints its port, obeys the words on its standard input, and ends with
 * the process that started it:
 *   swallow   the next append is written and never answered
 *   silence   nothing is answered any more
 *   drop      every open call is ended as a dying node would
 */
import { createInterface } from 'node:readline';

import features from '@eventstore/db-client/generated/serverfeatures_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type streams from '@eventstore/db-client/generated/streams_pb';
import {
  Metadata,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  status,
} from '@grpc/grpc-js';

import {
  appendResponse,
  batchResponse,
  expectedOfAppend,
  expectedOfBatch,
  newStored,
} from './stand-in-append';
import { type NewStored, StandInLog } from './stand-in-log';
import { read } from './stand-in-read';

type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const log = new StandInLog();
const open = new Set<BatchCall | ReadCall>();
let swallow = false;
let silent = false;

const nameIn = (bytes: Uint8Array | string | undefined) =>
  Buffer.from((bytes ?? '') as Uint8Array).toString('utf8');

const keepOpen = (call: BatchCall | ReadCall) => {
  open.add(call);
  call.once('close', () => open.delete(call));
  call.once('cancelled', () => open.delete(call));
};

/** One long call carries all appends of a client; parts of one append share a correlation id. */
const batchAppend = (call: BatchCall) => {
  const parts = new Map<string, { options: streams.BatchAppendReq.Options; events: NewStored[] }>();
  keepOpen(call);
  call.on('data', (request: streams.BatchAppendReq) => {
    const correlation = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options) parts.set(correlation, { options, events: [] });
    const part = parts.get(correlation);
    if (!part) return;
    part.events.push(...request.getProposedMessagesList().map(newStored));
    if (!request.getIsFinal()) return;
    parts.delete(correlation);
    const identifier = part.options.getStreamIdentifier();
    const expected = expectedOfBatch(part.options);
    const verdict = log.append(nameIn(identifier?.getStreamName()), expected, part.events);
    const response = batchResponse(verdict, expected);
    response.setCorrelationId(request.getCorrelationId());
    response.setStreamIdentifier(identifier);
    if (swallow || silent) swallow = false;
    else call.write(response);
  });
  call.on('end', () => call.end());
};

const append = (call: AppendCall, answer: sendUnaryData<streams.AppendResp>) => {
  let options: streams.AppendReq.Options | undefined;
  const events: NewStored[] = [];
  call.on('data', (request: streams.AppendReq) => {
    options ??= request.getOptions();
    const proposed = request.getProposedMessage();
    if (proposed) events.push(newStored(proposed));
  });
  call.on('end', () => {
    if (!options) return;
    const name = nameIn(options.getStreamIdentifier()?.getStreamName());
    const response = appendResponse(log.append(name, expectedOfAppend(options), events));
    const metadata = new Metadata();
    metadata.set('exception', 'maximum-append-size-exceeded');
    if (response) answer(null, response);
    else answer({ code: status.INVALID_ARGUMENT, details: 'too large', metadata });
  });
};

const readCall = (call: ReadCall) => {
  keepOpen(call);
  if (!silent) void read(call, log);
};

const supported = (
  _: ServerUnaryCall<unknown, unknown>,
  answer: sendUnaryData<features.SupportedMethods>,
) => {
  const methods = new features.SupportedMethods();
  methods.setEventStoreServerVersion('24.6.0.0');
  const method = new features.SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  methods.addMethods(method);
  if (!silent) answer(null, methods);
};

const words: Readonly<Record<string, () => void>> = {
  swallow: () => {
    swallow = true;
  },
  silence: () => {
    silent = true;
  },
  drop: () => {
    for (const call of open) {
      call.emit('error', { code: status.UNAVAILABLE, details: 'the node goes away' });
    }
  },
};

const server = new Server();
server.addService(StreamsService, { batchAppend, append, read: readCall });
server.addService(ServerFeaturesService, { getSupportedMethods: supported });
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
createInterface({ input: process.stdin })
  .on('line', (word) => {
    words[word]?.();
    process.stdout.write(`${word}\n`);
  })
  .on('close', () => process.exit(0));
