import { Input } from 'antd';
import { useState } from 'react';
import { count, yuan } from '../figures';
import { useKnownOn } from '../frame/known-on';
import { type Answer, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { useSupplementWords } from '../supplements/words';
import { useJoined } from '../words/joined';
import { useWords } from '../words/language';
import { useEntitlementWords } from './entitlement-words';
import { SetEntitlement } from './set-entitlement';

type Standing = Answer<'EntitlementStanding'>;

/** How the amount comes about, as it is reckoned on paper. */
const useArithmetic = () => {
  const words = useEntitlementWords();
  return ({ arithmetic, arithmeticText, benefitFen, status }: Standing): string | null =>
    status === 'paying' && benefitFen !== null && arithmetic.coveredCount > 0
      ? words.reckoned(arithmeticText, yuan(benefitFen))
      : null;
};

const Facts = ({ standing }: { readonly standing: Standing }) => {
  const words = useEntitlementWords();
  const { yuanUnit } = useWords();
  const { kinds } = useSupplementWords();
  const { said } = useJoined();
  const reckoned = useArithmetic()(standing);
  const { arithmetic, benefitFen, ifDeadFen, offsetFen, ordered, status, startMonth } = standing;
  const { standardFen, householdSize, coveredCount, incomeFen, roundingUnitFen } = arithmetic;
  const money = (fen: number) => (
    <>
      <span className="amount">{yuan(fen)}</span> <span className="unit">{yuanUnit}</span>
    </>
  );
  const facts = [
    [words.status, words.statuses[status]?.(startMonth)],
    [words.benefit, benefitFen === null ? words.noStandard : money(benefitFen)],
    [words.ifDead, ifDeadFen === null ? null : money(ifDeadFen)],
    [words.offset, offsetFen === 0 ? null : money(offsetFen)],
    [
      words.standard,
      <>
        {money(standardFen)} <span className="unit">{words.eachMonth}</span>
      </>,
    ],
    [words.size, words.people(count(householdSize))],
    [words.covered, words.people(count(coveredCount))],
    [words.income, money(incomeFen)],
    ...ordered.map(
      ({ kind, document, givenFen }) =>
        [said(kinds[kind] ?? kind, document), money(givenFen)] as const,
    ),
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts
          .filter(([, what]) => what !== null)
          .map(([name, what]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{what}</dd>
            </div>
          ))}
      </dl>
      {reckoned && (
        <p className="note">
          {said(words.arithmetic, reckoned)} · {words.rounded(yuan(roundingUnitFen))}
        </p>
      )}
    </>
  );
};

const Members = ({ members }: Pick<Standing, 'members'>) => {
  const words = useEntitlementWords();
  return (
    <table className="plain narrow section-part">
      <caption>{words.members}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.idNumber}</th>
          <th scope="col">{words.isCovered}</th>
          <th scope="col" className="number">
            {words.memberIncome}
          </th>
          <th scope="col">{words.counts}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ personId, personName, covered, monthlyIncomeFen, notCounted }, at) => (
          <tr key={personId ?? at}>
            <th scope="row">{personName ?? '—'}</th>
            <td>{personId ?? '—'}</td>
            <td>{covered ? words.yes : words.no}</td>
            <td className="number">{yuan(monthlyIncomeFen)}</td>
            <td>{notCounted === null ? words.counted : words.because[notCounted]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What a household is entitled to in a month, how it comes about, and setting it otherwise. */
export const Entitlement = ({ no }: { readonly no: string }) => {
  const words = useEntitlementWords();
  const { may } = useSight();
  const [knownOn] = useKnownOn();
  const [month, choose] = useState<string>();
  const query = ledger.useQuery('get', '/api/v1/households/{no}/entitlements', {
    params: { path: { no }, query: { ...(knownOn && { knownOn }), ...(month && { month }) } },
  });
  return (
    <Section
      id="entitlement"
      title={words.title}
      note={words.note}
      actions={
        <>
          <label className="choice">
            {words.month}
            <Input
              type="month"
              value={month ?? query.data?.benefitMonth ?? ''}
              onChange={({ target }) => choose(target.value || undefined)}
            />
          </label>
          {may('decide-payments') && knownOn === undefined && <SetEntitlement no={no} />}
        </>
      }
    >
      <Answered query={query}>
        {(standing) => (
          <>
            <Facts standing={standing} />
            <Members members={standing.members} />
          </>
        )}
      </Answered>
    </Section>
  );
};
