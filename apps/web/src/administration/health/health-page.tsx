import { count, officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { type Answer, ledger } from '../../ledger/ledger';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useHealthWords } from './words';

const ASKED_EVERY_MS = 10_000;

type Health = Answer<'Health'>;

interface Part {
  readonly name: string;
  readonly state: string;
  readonly isWell: boolean;
  readonly meaning: string;
}

const usePartsOf = () => {
  const words = useHealthWords();
  const part = (name: string, isWell: boolean, well: string, away: string): Part => ({
    name,
    state: isWell ? words.up : words.down,
    isWell,
    meaning: isWell ? well : away,
  });
  return ({ database, store, projector, checkpoint }: Health): readonly Part[] => [
    part(words.service, true, words.serviceUp, ''),
    part(words.database, database === 'up', words.databaseUp, words.databaseDown),
    part(words.store, store === 'up', words.storeUp, words.storeDown),
    {
      name: words.projector,
      state: projector.behind ? words.behind : words.current,
      isWell: !projector.behind,
      meaning: projector.behind ? words.projectorBehind : words.projectorCurrent,
    },
    {
      name: words.checkpoint,
      state: checkpoint ? officeTime(checkpoint.takenAt) : words.noCheckpoint,
      isWell: checkpoint !== null,
      meaning: checkpoint ? words.checkpointSize(count(checkpoint.size)) : words.checkpointNone,
    },
  ];
};

const Parts = ({ health }: { readonly health: Health }) => {
  const words = useHealthWords();
  const partsOf = usePartsOf();
  return (
    <table className="plain narrow">
      <caption className="sr-only">{words.parts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {partsOf(health).map(({ name, state, isWell, meaning }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="whole">
              <span className={isWell ? 'status imported' : 'marked'}>{state}</span>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Whether what is on the other pages is the latest, and whether it is sealed. */
export const HealthPage = () => {
  const words = useHealthWords();
  const query = ledger.useQuery('get', '/api/v1/health', {}, { refetchInterval: ASKED_EVERY_MS });
  return (
    <Page title={words.title} note={words.note}>
      <Section id="parts" title={words.parts}>
        <Answered query={query}>{(health) => <Parts health={health} />}</Answered>
      </Section>
    </Page>
  );
};
