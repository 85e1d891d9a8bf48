import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import type { Rule } from '../api';
import { officeTime } from '../figures';
import { columnsOf } from '../findings/columns';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import '../look/street.css';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useRules } from '../queries';
import { useSight } from '../session/sight';
import { useLanguage } from '../words/language';
import { Entitlement } from './entitlement';
import { useEntitlementWords } from './entitlement-words';
import { Standing } from './standing';
import { useHouseholdWords } from './words';

type Replay = Answer<'Replay'>;
type Entry = Replay['entries'][number];

const NO_RULES: ReadonlyMap<string, Rule> = new Map();

const useColumns = (): readonly Column<Entry>[] => {
  const { say } = useLanguage();
  const words = useHouseholdWords();
  return useMemo(() => {
    const aboutOf = ({ stream }: Entry): string => stream.slice(0, stream.indexOf('-'));
    const fileOf = ({ file, row }: Entry): string | null =>
      file !== null && row !== null ? words.row(file, String(row)) : file;
    return [
      { key: 'known', title: words.known, of: ({ knownOn }) => knownOn, width: 100 },
      { key: 'happened', title: words.happened, of: ({ happenedOn }) => happenedOn, width: 100 },
      {
        key: 'kind',
        title: words.kind,
        of: aboutOf,
        say: (about) => words.kinds[about] ?? about,
        isChoice: true,
        width: 84,
      },
      {
        key: 'what',
        title: words.what,
        of: ({ sentence }) => say(sentence),
        show: (entry) => (
          <>
            {say(entry.sentence)}
            {entry.withdrawnOn && (
              <span className="under">{words.withdrawn(entry.withdrawnOn)}</span>
            )}
            {entry.declared && (
              <abbr className="declared" title={words.declared}>
                {' '}
                <span aria-hidden="true">*</span>
                <span className="sr-only">{words.declared}</span>
              </abbr>
            )}
          </>
        ),
      },
      { key: 'file', title: words.file, of: fileOf, width: 250 },
      {
        key: 'recorded',
        title: words.recorded,
        of: ({ recordedAt }) => officeTime(recordedAt),
        width: 140,
      },
    ];
  }, [say, words]);
};

const Findings = ({ findings }: { readonly findings: Replay['findings'] }) => {
  const { words: all, say } = useLanguage();
  const words = useHouseholdWords();
  const rules = useRules().data ?? NO_RULES;
  const columns = useMemo(() => columnsOf({ words: all, rules, say }), [all, rules, say]);
  return (
    <Section id="findings" title={words.findings}>
      <List
        name="findings"
        title={words.findings}
        columns={columns}
        rows={findings}
        rowKey={({ findingId }) => findingId}
        empty={words.noFindings}
      />
    </Section>
  );
};

const Told = ({ replay }: { readonly replay: Replay }) => {
  const words = useHouseholdWords();
  const columns = useColumns();
  const last = replay.entries[replay.entries.length - 1];
  return (
    <Page title={words.title(replay.householdNo, replay.village ?? '')} note={words.note}>
      {last && <Standing state={last.stateAfter} />}
      <Entitlement no={replay.householdNo} />
      <Findings findings={replay.findings} />
      <Section id="events" title={words.events} note={words.eventsNote}>
        <List
          name="events"
          title={words.events}
          columns={columns}
          rows={replay.entries}
          rowKey={({ position }) => position}
          empty={words.none}
        />
      </Section>
    </Page>
  );
};

/** What whoever may not read the story of a household sees of it. */
const InShort = ({ no }: { readonly no: string }) => {
  const words = useHouseholdWords();
  const { findings, limited } = useEntitlementWords();
  const addressOf = useAddress();
  return (
    <Page
      title={words.title(no, '')}
      note={limited}
      actions={<Link to={addressOf(`/findings?q=${encodeURIComponent(no)}`)}>{findings}</Link>}
    >
      <Entitlement no={no} />
    </Page>
  );
};

/** One household: what it is entitled to, and for whoever may read it, its story. */
export const HouseholdPage = () => {
  const { no = '' } = useParams();
  const { may } = useSight();
  return may('replay-history') ? <Story no={no} /> : <InShort no={no} />;
};

/** How it stands, what is found of it, and everything that happened. */
const Story = ({ no }: { readonly no: string }) => {
  const [knownOn] = useKnownOn();
  const query = ledger.useQuery('get', '/api/v1/households/{no}/replay', {
    params: { path: { no }, query: knownOn ? { knownOn } : {} },
  });
  return <Answered query={query}>{(replay) => <Told replay={replay} />}</Answered>;
};
