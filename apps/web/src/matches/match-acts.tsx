import { Act } from '../act/act';
import { ChoiceField, SecondPersonFields, TextField } from '../act/fields';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useMatchWords } from './words';

type Match = Answer<'Match'>;

const NoteField = () => {
  const words = useMatchWords();
  return <TextField name="note" label={words.remark} hint={words.noteHint} optional />;
};

const Reasons = ({ codes }: { readonly codes: Readonly<Record<string, string>> }) => {
  const words = useMatchWords();
  const choices = Object.entries(codes).map(([value, label]) => ({ value, label }));
  return <ChoiceField name="reasonCode" label={words.reason} choices={choices} />;
};

const wordsOf = (label: string, explain: string) => ({
  label,
  title: label,
  explain: <p>{explain}</p>,
});

const Judge = ({ matchId }: { readonly matchId: string }) => {
  const words = useMatchWords();
  const params = { path: { matchId } };
  return (
    <>
      <Act<Answer<'MatchConfirmationDto'>>
        words={wordsOf(words.confirm, words.explain.confirm)}
        type="primary"
        send={(body, headers) =>
          fetchLedger.POST('/api/v1/matches/{matchId}/confirmation', { headers, params, body })
        }
      >
        <NoteField />
        <SecondPersonFields />
      </Act>
      <Act<Answer<'MatchRefusalDto'>>
        words={wordsOf(words.refuse, words.explain.refuse)}
        send={(body, headers) =>
          fetchLedger.POST('/api/v1/matches/{matchId}/refusal', { headers, params, body })
        }
      >
        <Reasons codes={words.refusals} />
        <NoteField />
        <SecondPersonFields />
      </Act>
    </>
  );
};

/** What two people can say of two entries, and take back. */
export const MatchActs = ({ match: { matchId, state } }: { readonly match: Match }) => {
  const words = useMatchWords();
  if (state === 'proposed') return <Judge matchId={matchId} />;
  return (
    <Act<Answer<'MatchUndoingDto'>>
      words={wordsOf(words.undo, words.explain.undo)}
      send={(body, headers) =>
        fetchLedger.POST('/api/v1/matches/{matchId}/undoing', {
          headers,
          params: { path: { matchId } },
          body,
        })
      }
    >
      <Reasons codes={words.undoings} />
      <NoteField />
      <SecondPersonFields />
    </Act>
  );
};
