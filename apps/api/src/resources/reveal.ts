import type { Asker } from '@ledger/application';
import { askerOf, type CallerOfRequest, mustBeAllowed } from '../access/caller';

/** The reason somebody gives for seeing personal data unmasked; it is recorded with their name. */
export const revealOf = (
  caller: CallerOfRequest,
  reason: string | undefined,
): { readonly reveal?: Asker & { readonly reason: string } } => {
  if (reason === undefined) return {};
  mustBeAllowed(caller, 'reveal-personal-data');
  return { reveal: { ...askerOf(caller), reason } };
};
