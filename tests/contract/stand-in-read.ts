import shared from '@eventstore/db-client/generated/shared_pb';
import streams from '@eventstore/db-client/generated/streams_pb';
import type { ServerWritableStream } from '@grpc/grpc-js';

import type { StandInLog, StoredEvent } from './stand-in-log';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** `Position.End`, all bits set: how a node says that it knows no position. */
const NO_POSITION = String(2n ** 64n - 1n);

const eventMessage = (stored: StoredEvent, hasPosition = true): streams.ReadResp => {
  const id = new shared.UUID();
  id.setString(stored.id);
  const stream = new shared.StreamIdentifier();
  stream.setStreamName(Buffer.from(stored.stream));
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(id);
  record.setStreamIdentifier(stream);
  record.setStreamRevision(String(stored.revision));
  const position = hasPosition ? String(stored.position) : NO_POSITION;
  record.setPreparePosition(position);
  record.setCommitPosition(position);
  record.setData(stored.data);
  record.setCustomMetadata(stored.metadata);
  record.getMetadataMap().set('type', stored.type);
  record.getMetadataMap().set('content-type', stored.contentType);
  record.getMetadataMap().set('created', stored.created);
  const event = new streams.ReadResp.ReadEvent();
  event.setEvent(record);
  if (hasPosition) event.setCommitPosition(position);
  else event.setNoPosition(new shared.Empty());
  const response = new streams.ReadResp();
  response.setEvent(event);
  return response;
};

const confirmation = () => {
  const message = new streams.ReadResp.SubscriptionConfirmation();
  message.setSubscriptionId('stand-in');
  const response = new streams.ReadResp();
  response.setConfirmation(message);
  return response;
};

const caughtUp = () => {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return response;
};

const notFound = (name: Uint8Array | string) => {
  const stream = new shared.StreamIdentifier();
  stream.setStreamName(name);
  const message = new streams.ReadResp.StreamNotFound();
  message.setStreamIdentifier(stream);
  const response = new streams.ReadResp();
  response.setStreamNotFound(message);
  return response;
};

/** Writes and, when the reader is slow, waits until it has taken what was written. */
const send = async (call: ReadCall, message: streams.ReadResp): Promise<void> => {
  if (call.write(message) || call.cancelled) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      call.off('drain', done).off('cancelled', done);
      resolve();
    };
    call.on('drain', done).on('cancelled', done);
  });
};

/** The index of the first event at or behind the position; their number when there is none. */
const firstAt = (all: readonly StoredEvent[], position: bigint): number => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.position ?? position) < position) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Reads include the place they start from; subscriptions start behind it. */
const firstOfAll = (all: readonly StoredEvent[], options: streams.ReadReq.Options): number => {
  const place = options.getAll()?.getPosition();
  if (!place) return options.getAll()?.hasEnd() ? all.length : 0;
  const position = BigInt(place.getCommitPosition());
  const first = firstAt(all, position);
  const found = all[first];
  return options.hasSubscription() && found?.position === position ? first + 1 : first;
};

const readStream = async (
  call: ReadCall,
  log: StandInLog,
  options: streams.ReadReq.Options,
  hasPosition: boolean,
) => {
  const name = options.getStream()?.getStreamIdentifier()?.getStreamName() ?? '';
  const events = log.streamOf(Buffer.from(name as Uint8Array).toString('utf8'));
  if (!events) return send(call, notFound(name));
  const from = options.getStream()?.hasRevision() ? Number(options.getStream()?.getRevision()) : 0;
  const count = Number(options.getCount());
  const wanted =
    options.getReadDirection() === 1
      ? [...events].reverse().slice(0, count)
      : events.slice(from, from + count);
  for (const event of wanted) {
    if (call.cancelled) return;
    await send(call, eventMessage(event, hasPosition));
  }
};

const readAll = async (call: ReadCall, log: StandInLog, options: streams.ReadReq.Options) => {
  const count = Number(options.getCount());
  const wanted =
    options.getReadDirection() === 1
      ? [...log.all].reverse().slice(0, count)
      : log.all.slice(firstOfAll(log.all, options)).slice(0, count);
  for (const event of wanted) if (!call.cancelled) await send(call, eventMessage(event));
};

const subscribe = async (call: ReadCall, log: StandInLog, options: streams.ReadReq.Options) => {
  const types = new RegExp(options.getFilter()?.getEventType()?.getRegex() ?? '');
  let next = firstOfAll(log.all, options);
  let wakeUp: () => void = () => undefined;
  const unwatch = log.watch(() => wakeUp());
  call.once('cancelled', () => wakeUp());
  await send(call, confirmation());
  for (let live = false; !call.cancelled;) {
    const event = log.all[next];
    if (event) {
      next += 1;
      if (types.test(event.type)) await send(call, eventMessage(event));
      continue;
    }
    if (!live) await send(call, caughtUp());
    live = true;
    await new Promise<void>((resolve) => {
      wakeUp = resolve;
      if (log.all.length > next || call.cancelled) resolve();
    });
  }
  unwatch();
};

/** Version 22.6 was the first to give positions in reads of a stream. */
const givesPositions = (version: string): boolean => {
  const [year = 0, month = 0] = version.split('.').map(Number);
  return year > 22 || (year === 22 && month >= 6);
};

export const read = async (call: ReadCall, log: StandInLog, version: string): Promise<void> => {
  const options = call.request.getOptions();
  if (!options) return;
  if (options.hasSubscription()) await subscribe(call, log, options);
  else if (options.hasStream()) await readStream(call, log, options, givesPositions(version));
  else await readAll(call, log, options);
  call.end();
};
