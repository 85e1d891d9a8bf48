import { Link } from 'react-router';
import { Act } from '../../act/act';
import { ChoiceField, choicesOf, DayField, TextField } from '../../act/fields';
import { officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { committee, type CommitteeAnswer, fetchCommittee } from '../../ledger/committee';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useClueWords } from './words';

type Clue = CommitteeAnswer<'/api/v1/committee/clues', 'get'>['clues'][number];
type Source = keyof ReturnType<typeof useClueWords>['sources'];

interface Received {
  readonly clue: string;
  readonly source: Source;
  readonly purpose: string;
  readonly receivedOn?: string;
}

const Receive = () => {
  const words = useClueWords();
  const sources = choicesOf(words.sources);
  const send = ({ receivedOn, ...received }: Received) =>
    fetchCommittee.POST('/api/v1/committee/clues', {
      body: { ...received, ...(receivedOn && { receivedOn }) },
    });
  return (
    <Act<Received>
      type="primary"
      words={{ label: words.receive, title: words.receive, explain: words.receiveExplain }}
      send={send}
    >
      <TextField name="clue" label={words.clue} />
      <ChoiceField name="source" label={words.source} choices={sources} />
      <DayField name="receivedOn" label={words.receivedOn} optional />
      <TextField name="purpose" label={words.purpose} hint={words.purposeHint} />
    </Act>
  );
};

const useColumns = (): readonly Column<Clue>[] => {
  const words = useClueWords();
  return [
    {
      key: 'clue',
      title: words.clue,
      of: ({ clue }) => clue,
      show: ({ clue }) => <Link to={`/committee/clues/${encodeURIComponent(clue)}`}>{clue}</Link>,
    },
    {
      key: 'status',
      title: words.status,
      of: ({ status }) => status,
      say: (status) => words.statuses[status] ?? status,
      isChoice: true,
    },
    {
      key: 'source',
      title: words.source,
      of: ({ source }) => source,
      say: (source) => words.sources[source as Source] ?? source,
      isChoice: true,
    },
    { key: 'receivedOn', title: words.receivedOn, of: ({ receivedOn }) => receivedOn },
    { key: 'purpose', title: words.purpose, of: ({ purpose }) => purpose },
    { key: 'openedBy', title: words.openedBy, of: ({ openedBy }) => openedBy },
    { key: 'evidence', title: words.evidence, of: ({ evidence }) => evidence, kind: 'count' },
    { key: 'lastAt', title: words.lastAt, of: ({ lastAt }) => officeTime(lastAt) },
  ];
};

export const CluesPage = () => {
  const words = useClueWords();
  const columns = useColumns();
  const query = committee.useQuery('get', '/api/v1/committee/clues');
  return (
    <Page title={words.title} note={words.note} actions={<Receive />}>
      <Section id="clues" title={words.title}>
        <Answered query={query}>
          {({ clues }) => (
            <List
              title={words.title}
              columns={columns}
              rows={clues}
              rowKey={({ clue }) => clue}
              empty={words.empty}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
