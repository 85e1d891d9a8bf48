import '../look/finance.css';
import { Form, Input } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Act } from '../act/act';
import { DayField, type SecondPerson, SecondPersonFields } from '../act/fields';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, fetchLedger, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { useMonthCloseWords } from './words';

type Closed = Answer<'Months'>['months'][number];

const useColumns = (): readonly Column<Closed>[] => {
  const words = useMonthCloseWords();
  const addressOf = useAddress();
  return useMemo(
    () => [
      {
        key: 'month',
        title: words.month,
        of: ({ month }) => month,
        show: ({ month, division }) => (
          <Link to={addressOf(`/months/${month}?division=${division}`)}>{month}</Link>
        ),
      },
      { key: 'closedOn', title: words.closedOn, of: ({ closedOn }) => closedOn },
      { key: 'closedBy', title: words.closedBy, of: ({ closedBy }) => closedBy },
      { key: 'confirmedBy', title: words.confirmedBy, of: ({ confirmedBy }) => confirmedBy },
      {
        key: 'overridden',
        title: words.overridden,
        of: ({ overridden }) => (overridden ? words.yes : words.no),
        isChoice: true,
      },
      {
        key: 'digest',
        title: words.digest,
        of: ({ digest }) => digest,
        show: ({ digest }) => <span className="code">{digest.slice(0, 16)}…</span>,
      },
    ],
    [words, addressOf],
  );
};

interface Closing {
  readonly month: string;
  readonly overrideReason?: string;
  readonly secondPerson: SecondPerson;
}

const CloseMonth = () => {
  const words = useMonthCloseWords();
  return (
    <Act<Closing>
      type="primary"
      words={{ label: words.close, title: words.close, explain: words.closeExplain }}
      send={({ month, overrideReason, secondPerson }, headers) =>
        fetchLedger.POST('/api/v1/months/{month}/closing', {
          headers,
          params: { path: { month } },
          body: { secondPerson, ...(overrideReason && { overrideReason }) },
        })
      }
    >
      <DayField name="month" label={words.month} of="month" />
      <Form.Item name="overrideReason" label={words.override} extra={words.overrideHint}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <SecondPersonFields />
    </Act>
  );
};

/** The months that are closed, and closing the next. */
export const MonthsPage = () => {
  const words = useMonthCloseWords();
  const [knownOn] = useKnownOn();
  const { may } = useSight();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/months', { params });
  const columns = useColumns();
  const mayClose = may('close-months');
  return (
    <Page title={words.title} note={words.meaning}>
      <Section
        id="months"
        title={words.list}
        actions={mayClose && knownOn === undefined && <CloseMonth />}
      >
        <Answered query={query}>
          {({ months }) => (
            <List
              title={words.list}
              columns={columns}
              rows={months}
              rowKey={({ division, month }) => `${division} ${month}`}
              empty={mayClose && knownOn === undefined ? words.none : words.noneReader}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
