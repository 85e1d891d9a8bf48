import '../look/finance.css';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { yuan } from '../figures';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useRules } from '../queries';
import { useSight } from '../session/sight';
import { useLanguage } from '../words/language';
import { OverpaymentStatus } from './overpayment-status';
import { CloseCase, Demand, Establish } from './recovery-acts';
import { BookReceipt, Offset, ReverseVoucher, WriteOff } from './settle-acts';
import { useRecoveryWords } from './words';

type Case = Answer<'OverpaymentCase'>;

/** What can be done at the point the case has come to. */
const Acts = ({ of }: { readonly of: Case }) => {
  const { status, outstandingFen, differenceFen, vouchers } = of;
  const isTaken = status === 'established' || status === 'demanded';
  const isOpen = isTaken && outstandingFen > 0;
  return (
    <div className="acts">
      {(status === 'found' || (isTaken && Boolean(differenceFen))) && <Establish of={of} />}
      {isOpen && (
        <>
          <Demand of={of} />
          <BookReceipt of={of} />
          <Offset of={of} />
          <WriteOff of={of} />
        </>
      )}
      {isTaken && outstandingFen === 0 && <CloseCase of={of} />}
      {vouchers.length > 0 && status !== 'closed' && <ReverseVoucher of={of} />}
    </div>
  );
};

const Figures = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const facts: readonly (readonly [string, string | null])[] = [
    [words.overpaid, yuan(of.overpaidFen)],
    [words.possible, yuan(of.possibleFen)],
    [words.established, of.establishedFen === null ? null : yuan(of.establishedFen)],
    [words.establishedOn, of.establishedOn],
    [words.recovered, yuan(of.recoveredFen)],
    [words.offset, yuan(of.offsetFen)],
    [words.writtenOff, yuan(of.writtenOffFen)],
    [words.outstanding, yuan(of.outstandingFen)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="amount">{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
};

const Plan = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const { plan } = of;
  return (
    <Section id="plan" title={words.plan} note={plan ? words.planNote(plan.demandedOn) : ''}>
      {plan && (
        <table className="plain narrow">
          <thead>
            <tr>
              <th scope="col">{words.dueOn}</th>
              <th scope="col" className="number">
                {words.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.instalments.map(({ dueOn, amountFen }) => (
              <tr key={dueOn}>
                <td>{dueOn}</td>
                <td className="number">{yuan(amountFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};

const Vouchers = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const { vouchers } = of;
  return (
    <Section id="vouchers" title={words.vouchers}>
      <table className="plain narrow">
        <thead>
          <tr>
            <th scope="col">{words.voucher}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col" className="number">
              {words.amount}
            </th>
            <th scope="col">{words.against}</th>
            <th scope="col">{words.stated}</th>
          </tr>
        </thead>
        <tbody>
          {vouchers.map(({ voucher, kind, amountFen, againstMonth, stated }) => (
            <tr key={voucher}>
              <th scope="row">{voucher}</th>
              <td>{words.kinds[kind] ?? kind}</td>
              <td className="number">{yuan(amountFen)}</td>
              <td>{againstMonth ?? '—'}</td>
              <td>{stated ? '✓' : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};

const Steps = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const { say } = useLanguage();
  return (
    <Section id="steps" title={words.steps}>
      {of.steps.length === 0 ? (
        <p className="empty">{words.noSteps}</p>
      ) : (
        <ol className="remarks">
          {of.steps.map((step) => (
            <li key={step.event}>
              {step.knownOn} {say(step)}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
};

const CaseParts = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const addressOf = useAddress();
  const [knownOn] = useKnownOn();
  const mayAct = useSight().may('recover-overpayments');
  return (
    <>
      <Section id="about" title={words.about} note={<OverpaymentStatus of={of.status} />}>
        <Figures of={of} />
        {Boolean(of.differenceFen) && (
          <Alert type="warning" showIcon title={words.differs(yuan(of.differenceFen ?? 0))} />
        )}
        <div className="next-act">
          <p>
            {words.lawful}{' '}
            <Link to={addressOf(`/findings?${new URLSearchParams({ q: of.householdNo })}`)}>
              {words.seeFindings}
            </Link>
          </p>
          {mayAct && (knownOn === undefined ? <Acts of={of} /> : <p>{words.today}</p>)}
        </div>
      </Section>
      {of.plan && <Plan of={of} />}
      {of.vouchers.length > 0 && <Vouchers of={of} />}
      <Steps of={of} />
    </>
  );
};

/** One overpaid month: what is known of it, what was done, and what can be done. */
export const OverpaymentPage = () => {
  const words = useRecoveryWords();
  const addressOf = useAddress();
  const [knownOn] = useKnownOn();
  const { overpayment = '' } = useParams();
  const query = ledger.useQuery('get', '/api/v1/overpayments/{overpayment}', {
    params: { path: { overpayment }, query: knownOn === undefined ? {} : { knownOn } },
  });
  const { data } = query;
  const { say } = useLanguage();
  const known = useRules().data;
  const ruleName = (code: string): string => {
    const rule = known?.get(code);
    return rule ? `${code} ${say(rule.title)}` : code;
  };
  return (
    <Page
      title={data ? words.pageTitle(data.householdNo, data.benefitMonth) : overpayment}
      note={
        data &&
        [data.headName, data.village, ...data.rules.map(ruleName)].filter(Boolean).join(' · ')
      }
      actions={<Link to={addressOf('/recovery')}>{words.title}</Link>}
    >
      <Answered query={query}>{(answer) => <CaseParts of={answer} />}</Answered>
    </Page>
  );
};
