import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A secret as Standard Webhooks writes it; it is shown once, when it is made. */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

export interface Signed {
  readonly id: string;
  /** Seconds since 1970: the receiver refuses what is too old. */
  readonly timestamp: number;
  readonly body: string;
}

/** Standard Webhooks (standardwebhooks.com), symmetric: HMAC-SHA256 over id, time and body. */
export const signatureOf = (secret: string, { id, timestamp, body }: Signed): string => {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8');
  return `v1,${mac.digest('base64')}`;
};
