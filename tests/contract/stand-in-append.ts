import shared from '@eventstore/db-client/generated/shared_pb';
import status from '@eventstore/db-client/generated/status_pb';
import streams from '@eventstore/db-client/generated/streams_pb';
import any from 'google-protobuf/google/protobuf/any_pb';
import empty from 'google-protobuf/google/protobuf/empty_pb';

import { APPEND_BYTES_MAX, type ExpectedHead, type NewStored, type Verdict } from './stand-in-log';

type Proposed = streams.BatchAppendReq.ProposedMessage | streams.AppendReq.ProposedMessage;

export const newStored = (message: Proposed): NewStored => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const expectedOfBatch = (options: streams.BatchAppendReq.Options): ExpectedHead => {
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  return options.hasAny() ? 'any' : BigInt(options.getStreamPosition());
};

export const expectedOfAppend = (options: streams.AppendReq.Options): ExpectedHead => {
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  return options.hasAny() ? 'any' : BigInt(options.getRevision());
};

const wrongExpected = (expected: ExpectedHead, head: number) => {
  const wrong = new shared.WrongExpectedVersion();
  if (head < 0) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(head));
  if (expected === 'none') wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(new empty.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return wrong;
};

const failure = (bytes: Uint8Array, type: string) => {
  const details = new any.Any();
  details.pack(bytes, type);
  const error = new status.Status();
  error.setDetails(details);
  error.setMessage(type);
  return error;
};

export const batchResponse = (verdict: Verdict, expected: ExpectedHead) => {
  const response = new streams.BatchAppendResp();
  if ('success' in verdict) {
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(verdict.success.position));
    position.setPreparePosition(String(verdict.success.position));
    const success = new streams.BatchAppendResp.Success();
    success.setCurrentRevision(String(verdict.success.revision));
    success.setPosition(position);
    response.setSuccess(success);
  } else if ('wrong' in verdict) {
    const wrong = wrongExpected(expected, verdict.head).serializeBinary();
    response.setError(failure(wrong, 'event_store.client.WrongExpectedVersion'));
  } else {
    const large = new shared.MaximumAppendSizeExceeded();
    large.setMaxappendsize(APPEND_BYTES_MAX);
    const type = 'event_store.client.MaximumAppendSizeExceeded';
    response.setError(failure(large.serializeBinary(), type));
  }
  return response;
};

/** `OperationResult.CommitTimeout`: the node gave up waiting; what it wrote stays written. */
export const batchTimeout = (): streams.BatchAppendResp => {
  const response = new streams.BatchAppendResp();
  const timeout = new shared.Timeout().serializeBinary();
  response.setError(failure(timeout, 'event_store.client.Timeout'));
  return response;
};

/** Only success and a wrong version are messages here; too large is an error of the call. */
export const appendResponse = (verdict: Verdict): streams.AppendResp | undefined => {
  const response = new streams.AppendResp();
  if ('success' in verdict) {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(verdict.success.position));
    position.setPreparePosition(String(verdict.success.position));
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(verdict.success.revision));
    success.setPosition(position);
    response.setSuccess(success);
    return response;
  }
  if (!('wrong' in verdict)) return undefined;
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (verdict.head < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(verdict.head));
  response.setWrongExpectedVersion(wrong);
  return response;
};
