import '../look/finance.css';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { count, yuan } from '../figures';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { PaperButtons } from '../papers/paper-buttons';
import { useSight } from '../session/sight';
import { Differences } from './differences';
import { useJoined } from '../words/joined';
import { useMonthCloseWords } from './words';

type Closed = Answer<'Month'>;
type Row = Closed['total'];

const COLUMNS = [
  'batched',
  'paid',
  'returned',
  'inFlight',
  'bankAmountDifference',
  'reissued',
  'refundedToTreasury',
  'returnedPending',
  'overpaid',
  'recovered',
] as const satisfies readonly (keyof Row['money'])[];

const CertificateRow = ({ name, row }: { readonly name: string; readonly row: Row }) => {
  const words = useMonthCloseWords();
  const isBroken = row.broken.length > 0;
  return (
    <tr>
      <th scope="row">{name}</th>
      {COLUMNS.map((what) => (
        <td key={what} className={`number ${row.money[what] === 0 ? 'zero' : ''}`}>
          {yuan(row.money[what])}
        </td>
      ))}
      <td className="number">{yuan(row.outstandingFen)}</td>
      <td className={isBroken ? 'marked' : ''}>{isBroken ? words.broken : words.holds}</td>
    </tr>
  );
};

const Certificate = ({ closed }: { readonly closed: Closed }) => {
  const words = useMonthCloseWords();
  return (
    <Section id="certificate" title={words.certificate} note={words.certificateNote}>
      <div className="sideways" tabIndex={0} role="group" aria-label={words.certificate}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              {COLUMNS.map((what) => (
                <th key={what} scope="col" className="number">
                  {words.money[what]}
                </th>
              ))}
              <th scope="col" className="number">
                {words.outstanding}
              </th>
              <th scope="col">{words.holds}</th>
            </tr>
          </thead>
          <tbody>
            {closed.rows.map((row) => (
              <CertificateRow
                key={`${row.division} ${row.village}`}
                name={row.village ?? words.street}
                row={row}
              />
            ))}
            <CertificateRow name={words.total} row={closed.total} />
          </tbody>
        </table>
      </div>
      <div className="section-part">
        <h3>{words.open}</h3>
        {closed.open.length === 0 ? (
          <p>{words.noOpen}</p>
        ) : (
          <ul className="remarks">
            {closed.open.map(({ kind, count: items, amountFen }) => (
              <li key={kind}>
                {words.sayOpen(words.opens[kind] ?? kind, count(items), yuan(amountFen))}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
};

const CHECKS = ['digestHolds', 'moneyHolds', 'checkpointHolds'] as const;

/** The certificate tried again, when somebody asks: it reads the log of then. */
const Verification = ({
  month,
  division,
}: {
  readonly month: string;
  readonly division: string;
}) => {
  const words = useMonthCloseWords();
  const { said } = useJoined();
  const [asked, setAsked] = useState(false);
  const query = ledger.useQuery(
    'get',
    '/api/v1/months/{month}/verification',
    { params: { path: { month }, query: { division } } },
    { enabled: asked },
  );
  return (
    <Section
      id="verification"
      title={words.verify}
      actions={
        <Button loading={asked && query.isFetching} onClick={() => setAsked(true)}>
          {words.verify}
        </Button>
      }
    >
      {asked && (
        <Answered query={query}>
          {(answer) => (
            <>
              <Alert
                type={answer.ok ? 'success' : 'error'}
                showIcon
                title={answer.ok ? words.verified : words.notVerified}
              />
              <ul className="remarks section-part">
                {CHECKS.map((check) => (
                  <li key={check}>
                    {said(words.checks[check] ?? check, answer[check] ? words.passes : words.fails)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Answered>
      )}
    </Section>
  );
};

/** One closed month: its certificate, what changed since, and whether it still holds. */
export const ClosedMonthPage = () => {
  const words = useMonthCloseWords();
  const addressOf = useAddress();
  const [knownOn] = useKnownOn();
  const { may, account } = useSight();
  const { month = '' } = useParams();
  const [asked] = useSearchParams();
  const division = asked.get('division') ?? account.scope;
  const path = { month };
  const query = ledger.useQuery('get', '/api/v1/months/{month}', {
    params: { path, query: { division } },
  });
  const differences = ledger.useQuery('get', '/api/v1/months/{month}/differences', {
    params: { path, query: { division, ...(knownOn !== undefined && { knownOn }) } },
  });
  const { data } = query;
  return (
    <Page
      title={words.pageTitle(month)}
      note={data && words.about(data.closedOn, data.closedBy, data.confirmedBy)}
      actions={
        <>
          {data && (
            <PaperButtons
              path={`/months/${month}/certificate`}
              query={{ division }}
              name={words.pageTitle(month)}
            />
          )}
          <Link to={addressOf('/months')}>{words.title}</Link>
        </>
      }
    >
      <Answered query={query}>{(closed) => <Certificate closed={closed} />}</Answered>
      {data && (
        <Answered query={differences}>{(answer) => <Differences answer={answer} />}</Answered>
      )}
      {data && may('verify-log') && <Verification month={month} division={division} />}
    </Page>
  );
};
