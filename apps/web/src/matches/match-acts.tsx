import { Act } from '../act/act';
import { ChoiceField, choicesOf, SecondPersonFields, TextField } from '../act/fields';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useMatchWords } from './words';

type Match = Answer<'Match'>;

const NoteField = () => {
  const words = useMatchWords();
  return <TextField name="note" label={words.remark} hint={words.noteHint} optional />;
};

const Reasons = ({ codes }: { readonly codes: Readonly<Record<string, string>> }) => {
  const words = useMatchWords();
  const choices = choicesOf(codes);
  return <ChoiceField name="reasonCode" label={words.reason} choices={choices} />;
};

/** The same buttons stand in every row: a reader hears of whom each speaks. */
const wordsOf = (label: string, explain: string, { listed, member }: Match) => ({
  label,
  name: [label, listed.personName, ...member.householdNos].filter(Boolean).join(' '),
  title: label,
  explain: <p>{explain}</p>,
});

const Judge = ({ match }: { readonly match: Match }) => {
  const words = useMatchWords();
  const params = { path: { matchId: match.matchId } };
  return (
    <>
      <Act<Answer<'MatchConfirmationDto'>>
        small
        words={wordsOf(words.confirm, words.explain.confirm, match)}
        send={(body, headers) =>
          fetchLedger.POST('/api/v1/matches/{matchId}/confirmation', { headers, params, body })
        }
      >
        <NoteField />
        <SecondPersonFields />
      </Act>
      <Act<Answer<'MatchRefusalDto'>>
        small
        words={wordsOf(words.refuse, words.explain.refuse, match)}
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
export const MatchActs = ({ match }: { readonly match: Match }) => {
  const words = useMatchWords();
  const { matchId, state } = match;
  if (state === 'proposed') return <Judge match={match} />;
  return (
    <Act<Answer<'MatchUndoingDto'>>
      small
      words={wordsOf(words.undo, words.explain.undo, match)}
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
