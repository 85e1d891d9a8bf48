import { useMemo } from 'react';
import type { Said } from '../api';
import { HouseholdLink } from '../frame/household-link';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import type { KnownOn } from '../queries';
import { useLanguage } from '../words/language';
import { type DelayWords, useDelayWords } from './words';

type Wait = Answer<'SlowestWaits'>['waits'][number];

type Say = (said: Said) => string;

const MOST = 100;

const waitColumns = (words: DelayWords, say: Say): readonly Column<Wait>[] => [
  { key: 'hop', title: words.hop, of: ({ name }) => say(name), isChoice: true, width: 190 },
  {
    key: 'state',
    title: words.state,
    of: ({ state }) => state,
    say: (state) => words.states[state as Wait['state']],
    isChoice: true,
    width: 84,
  },
  { key: 'days', title: words.days, of: ({ days }) => days, kind: 'count', width: 68 },
  {
    key: 'late',
    title: words.isLate,
    of: ({ late }) => (late ? words.yes : words.no),
    show: ({ late }) => (late ? <span className="marked">{words.yes}</span> : <>{words.no}</>),
    isChoice: true,
    width: 68,
  },
  { key: 'since', title: words.since, of: ({ from }) => from, width: 100 },
  { key: 'due', title: words.due, of: ({ dueOn }) => dueOn, width: 100 },
];

const whereColumns = (words: DelayWords, say: Say): readonly Column<Wait>[] => [
  {
    key: 'village',
    title: words.village,
    of: ({ village }) => village,
    isChoice: true,
    width: 110,
  },
  {
    key: 'household',
    title: words.household,
    of: ({ householdNo, batchNo }) => householdNo ?? batchNo,
    show: ({ householdNo, batchNo }) =>
      householdNo === null ? <>{batchNo ?? '—'}</> : <HouseholdLink no={householdNo} />,
    width: 130,
  },
  {
    key: 'reasons',
    title: words.reasons,
    of: ({ reasons }) => reasons.map(say).join('; ') || null,
  },
];

/** What has waited longest, and why as far as anybody wrote it down. */
export const Slowest = ({ knownOn }: { readonly knownOn: KnownOn }) => {
  const { say } = useLanguage();
  const words = useDelayWords();
  const columns = useMemo(
    () => [...waitColumns(words, say), ...whereColumns(words, say)],
    [words, say],
  );
  const query = ledger.useQuery('get', '/api/v1/delays/slowest', {
    params: { query: { count: MOST, ...(knownOn && { knownOn }) } },
  });
  return (
    <Section id="slowest" title={words.slowest} note={words.slowestNote}>
      <Answered query={query}>
        {({ waits }) => (
          <List
            title={words.slowest}
            columns={columns}
            rows={waits}
            rowKey={(wait) => [wait.hop, wait.from, ...wait.refs, wait.householdNo].join(' ')}
            empty={words.noneSlow}
          />
        )}
      </Answered>
    </Section>
  );
};
