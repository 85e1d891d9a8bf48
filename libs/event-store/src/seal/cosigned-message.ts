/** The largest timestamp C2SP allows: 2^63 - 1. */
const SECONDS_MAX = 2n ** 63n - 1n;
const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** What a cosigner signs (C2SP cosignature/v1): the body of a checkpoint at a POSIX second. */
export const cosignedMessage = (body: string, seconds: bigint): string =>
  `cosignature/v1\ntime ${seconds}\n${body}`;

/** The time and the signature of a timestamped signature; undefined when it is none. */
export const splitCosignature = (
  timestamped: Buffer,
): { readonly seconds: bigint; readonly signature: Buffer } | undefined => {
  if (timestamped.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const seconds = timestamped.readBigUInt64BE();
  if (seconds > SECONDS_MAX) return undefined;
  return { seconds, signature: timestamped.subarray(TIME_BYTES) };
};

/** The other way: eight bytes of time, big-endian, before the signature. */
export const joinCosignature = (seconds: bigint, signature: Buffer): Buffer => {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(seconds);
  return Buffer.concat([time, signature]);
};
