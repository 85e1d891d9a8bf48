import { useSearchParams } from 'react-router';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { ledger } from '../ledger/ledger';
import '../look/street.css';
import { DelaysTable } from '../money/delays-table';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import type { KnownOn } from '../queries';
import type { Counting } from './hop-bar';
import { HopGroups } from './hop-groups';
import { HopsTable } from './hops-table';
import { Pick } from './pick';
import { Slowest } from './slowest';
import { useDelayWords } from './words';

const Hops = ({
  knownOn,
  counting,
}: {
  readonly knownOn: KnownOn;
  readonly counting: Counting;
}) => {
  const words = useDelayWords();
  const query = ledger.useQuery('get', '/api/v1/delays/hops', {
    params: { query: knownOn ? { knownOn } : {} },
  });
  const counted = counting === 'workingDays' ? 'working' : 'calendar';
  return (
    <Section
      id="hops"
      title={words.hops}
      note={words.hopsNote}
      actions={
        <Pick
          name="count"
          title={words.count}
          chosen={counted}
          choices={{ calendar: words.calendar, working: words.working }}
        />
      }
    >
      <Answered query={query}>
        {({ rows, calendar: { unknownYears } }) =>
          rows.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <>
              <HopsTable rows={rows} counting={counting} />
              {counting === 'workingDays' && unknownYears.length > 0 && (
                <p className="note">{words.unknownYears(unknownYears.join(', '))}</p>
              )}
            </>
          )
        }
      </Answered>
    </Section>
  );
};

/** Where money and news wait, and for how long. */
export const DelaysPage = () => {
  const words = useDelayWords();
  const [knownOn] = useKnownOn();
  const [asked] = useSearchParams();
  const counting = asked.get('count') === 'working' ? 'workingDays' : 'calendarDays';
  return (
    <Page title={words.title} note={words.note}>
      <Hops knownOn={knownOn} counting={counting} />
      <HopGroups knownOn={knownOn} counting={counting} />
      <Slowest knownOn={knownOn} />
      <DelaysTable knownOn={knownOn} />
    </Page>
  );
};
