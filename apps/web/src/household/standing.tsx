import { yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import { Section } from '../page/section';
import { useLanguage } from '../words/language';
import { useHouseholdWords } from './words';

type State = Answer<'HouseholdState'>;

/** How the household stands by what was known on the day. */
export const Standing = ({ state }: { readonly state: State }) => {
  const { yuanUnit } = useLanguage().words;
  const words = useHouseholdWords();
  const sums = [
    [words.credited, state.creditedFen],
    [words.certain, state.overpaidFenCertain],
    [words.possible, state.overpaidFenPossible],
  ] as const;
  return (
    <Section id="now" title={words.now}>
      <dl className="facts">
        <div>
          <dt>{words.status}</dt>
          <dd>{words.statuses[state.status]}</dd>
        </div>
        {sums.map(([name, fen]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="amount">{yuan(fen)}</span> <span className="unit">{yuanUnit}</span>
            </dd>
          </div>
        ))}
        {state.members.map((member) => (
          <div key={member.personId}>
            <dt>{words.members}</dt>
            <dd>
              {member.name} <span className="unit">{member.personId}</span>{' '}
              {member.covered ? words.covered : words.notCovered} ·{' '}
              {words.memberStates[member.status]}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};
