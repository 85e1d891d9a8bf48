import type { Answer } from '../ledger/ledger';
import { useJoined } from '../words/joined';
import { useBatchWords } from './words';

type Batch = Answer<'Batch'>;

/** What others decided on the batch, in their words: to let it go on, or to send it back. */
export const Decided = ({ batch: { override, rejection } }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const { said } = useJoined();
  if (!override && !rejection) return null;
  const reasonOf = (reason: string | null): string => reason ?? words.noReason;
  return (
    <ul className="remarks section-part">
      {override && <li>{words.overridden(override.by, reasonOf(override.reason))}</li>}
      {rejection && (
        <li>
          {rejection.reasonCode === 'GIVEN_UP'
            ? words.givenUpBy(rejection.by)
            : words.rejectedBy(
                rejection.by,
                said(
                  words.rejectReasons[rejection.reasonCode] ?? rejection.reasonCode,
                  reasonOf(rejection.reason),
                ),
              )}
        </li>
      )}
    </ul>
  );
};
