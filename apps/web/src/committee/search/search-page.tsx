import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../../frame/page';
import { committee, type CommitteeAnswer } from '../../ledger/committee';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Section } from '../../page/section';
import { Loading } from '../../states/loading';
import { ProblemNote } from '../../states/problem-note';
import '../../look/committee.css';
import { useSearchWords } from './words';

type Found = CommitteeAnswer<'/api/v1/committee/search', 'post'>;
type Household = Found['households'][number];
type Official = Found['officials'][number];
type Paper = Found['documents'][number];

const replayOf = (household: string): string =>
  `/committee/households/${encodeURIComponent(household)}`;

const Households = ({ found }: { readonly found: Found }) => {
  const words = useSearchWords();
  const columns: readonly Column<Household>[] = [
    {
      key: 'household',
      title: words.household,
      of: ({ householdNo }) => householdNo,
      show: ({ householdNo }) => <Link to={replayOf(householdNo)}>{householdNo}</Link>,
    },
    { key: 'head', title: words.head, of: ({ headName }) => headName },
    { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
    {
      key: 'by',
      title: words.by,
      of: ({ by }) => by,
      say: (by) => words.bys[by as Household['by']] ?? by,
      isChoice: true,
    },
  ];
  return (
    <Section id="households" title={words.households} note={found.more ? words.more : undefined}>
      <List
        title={words.households}
        name="households"
        columns={columns}
        rows={found.households}
        rowKey={({ householdNo }) => householdNo}
        empty={words.noHouseholds}
      />
    </Section>
  );
};

const Officials = ({ officials }: { readonly officials: readonly Official[] }) => {
  const words = useSearchWords();
  const columns: readonly Column<Official>[] = [
    { key: 'name', title: words.name, of: ({ name }) => name },
    { key: 'id', title: words.idNumber, of: ({ personId }) => personId },
    { key: 'division', title: words.division, of: ({ division }) => division },
    {
      key: 'handles',
      title: words.handles,
      of: ({ handles }) => (handles ? words.yes : words.no),
    },
    { key: 'from', title: words.termFrom, of: ({ termFrom }) => termFrom },
    { key: 'until', title: words.termUntil, of: ({ termUntil }) => termUntil },
    {
      key: 'relatives',
      title: words.relatives,
      of: ({ relatives }) => relatives,
      kind: 'count',
    },
  ];
  return (
    <Section id="officials" title={words.officials}>
      <List
        title={words.officials}
        name="officials"
        columns={columns}
        rows={officials}
        rowKey={({ personId, division }) => `${personId} ${division}`}
        empty={words.noOfficials}
      />
    </Section>
  );
};

const Papers = ({ documents }: { readonly documents: readonly Paper[] }) => {
  const words = useSearchWords();
  const columns: readonly Column<Paper>[] = [
    {
      key: 'document',
      title: words.document,
      of: ({ document }) => document,
      show: ({ kind, document }) =>
        kind === 'batch' ? (
          <Link to={`/committee/batches/${encodeURIComponent(document)}`}>{document}</Link>
        ) : (
          document
        ),
    },
    {
      key: 'kind',
      title: words.kind,
      of: ({ kind }) => kind,
      say: (k) => words.kinds[k as Paper['kind']],
    },
    { key: 'division', title: words.division, of: ({ division }) => division },
    { key: 'day', title: words.day, of: ({ day }) => day },
  ];
  return (
    <Section id="documents" title={words.documents}>
      <List
        title={words.documents}
        name="documents"
        columns={columns}
        rows={documents}
        rowKey={({ kind, document }) => `${kind} ${document}`}
        empty={words.noDocuments}
      />
    </Section>
  );
};

const Answer = ({ found }: { readonly found: Found }): ReactNode => {
  const words = useSearchWords();
  const { households, officials, documents } = found;
  if (households.length + officials.length + documents.length === 0) {
    return (
      <section className="section state" role="status">
        <p>{words.nothing}</p>
      </section>
    );
  }
  return (
    <>
      {households.length > 0 && <Households found={found} />}
      {officials.length > 0 && <Officials officials={officials} />}
      {documents.length > 0 && <Papers documents={documents} />}
    </>
  );
};

interface Typed {
  readonly text: string;
}

/** Finds by what is typed. It goes in the body of a question and stays in no address. */
export const SearchPage = () => {
  const words = useSearchWords();
  const { mutate, data, error, isPending } = committee.useMutation(
    'post',
    '/api/v1/committee/search',
  );
  const [asked, setAsked] = useState(0);
  const run = ({ text }: Typed): void => {
    setAsked((times) => times + 1);
    mutate({ body: { text } });
  };
  return (
    <Page title={words.title} note={words.note}>
      <section className="section" aria-label={words.title}>
        <Form<Typed> className="search-form" layout="vertical" onFinish={run}>
          <Form.Item
            name="text"
            label={words.what}
            extra={words.hint}
            rules={[{ required: true, whitespace: true, min: 2, message: words.tooShort }]}
          >
            <Input autoComplete="off" maxLength={60} allowClear />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {words.search}
          </Button>
        </Form>
      </section>
      {isPending && <Loading />}
      {error !== null && !isPending && <ProblemNote error={error} />}
      {data !== undefined && !isPending && <Answer key={asked} found={data} />}
    </Page>
  );
};
