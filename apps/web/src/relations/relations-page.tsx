import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { ledger } from '../ledger/ledger';
import '../look/street.css';
import { Answered } from '../page/answered';
import { CustodyPart } from './custody-part';
import { KinPart } from './kin-part';
import { useRelationWords } from './words';

/** Who keeps whose card, and whose relatives are on the rolls. */
export const RelationsPage = () => {
  const words = useRelationWords();
  const [knownOn] = useKnownOn();
  const query = ledger.useQuery('get', '/api/v1/relations', {
    params: { query: knownOn ? { knownOn } : {} },
  });
  return (
    <Page title={words.title} note={words.note}>
      <Answered query={query}>
        {(relations) => (
          <>
            <CustodyPart relations={relations} />
            <KinPart relations={relations} />
          </>
        )}
      </Answered>
    </Page>
  );
};
