import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Rule } from '../api';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import '../look/street.css';
import { Answered } from '../page/answered';
import { type KnownOn, useRules } from '../queries';
import { useSight } from '../session/sight';
import { useLanguage } from '../words/language';
import { ActsDone } from './acts-done';
import { Story } from './chain';
import { FindingActs } from './finding-acts';
import { About, InWords, LawfulFirst } from './summary';
import { useFindingWords } from './words';

type Case = Answer<'FindingCase'>;

const useCase = (findingId: string, knownOn: KnownOn, reveal: string | undefined) =>
  ledger.useQuery('get', '/api/v1/findings/{findingId}', {
    params: {
      path: { findingId },
      query: { ...(knownOn && { knownOn }), ...(reveal && { reveal }) },
    },
  });

/** Who could have known when; of rules that pay nobody there is none. */
const useChain = (findingId: string, knownOn: KnownOn, isWanted: boolean) =>
  ledger.useQuery(
    'get',
    '/api/v1/findings/{findingId}/knowledge',
    { params: { path: { findingId }, query: knownOn ? { knownOn } : {} } },
    { enabled: isWanted },
  );

const titleOf = ({ finding: { rule, householdNo, benefitMonth } }: Case, name: string): string =>
  [`${rule} ${name}`, householdNo, benefitMonth].filter(Boolean).join(' · ');

/** What is said before the story: that it is of another day, or holds no more. */
const Remarks = ({ one, knownOn }: { readonly one: Case; readonly knownOn: KnownOn }) => {
  const words = useFindingWords();
  const { may } = useSight();
  const isWorked = knownOn !== undefined && may('work-findings');
  return (
    <>
      {!one.holds && <Alert type="warning" showIcon title={words.lapsed} />}
      {isWorked && (
        <p className="note">
          {words.past} <Link to={`/findings/${one.finding.findingId}`}>{words.today}</Link>
        </p>
      )}
    </>
  );
};

const Told = ({
  one,
  rule,
  knownOn,
  onReveal,
}: {
  readonly one: Case;
  readonly rule: Rule | undefined;
  readonly knownOn: KnownOn;
  readonly onReveal: ((why: string) => void) | undefined;
}) => {
  const { say } = useLanguage();
  const { may } = useSight();
  const { findingId } = one.finding;
  const isChained = one.holds && (rule?.hasKnowledgeChain ?? false);
  const chain = useChain(findingId, knownOn, isChained).data;
  return (
    <Page
      title={titleOf(one, rule ? say(rule.title) : '')}
      note={<Back />}
      actions={
        may('work-findings') && knownOn === undefined && <FindingActs finding={one.finding} />
      }
    >
      <Remarks one={one} knownOn={knownOn} />
      {rule && <LawfulFirst rule={rule} />}
      <div className="story-head">
        <InWords one={one} rule={rule} chain={chain} />
        <About one={one} chain={chain} />
      </div>
      <Story one={one} chain={chain} knownOn={knownOn} />
      <ActsDone acts={one.acts} onReveal={onReveal} />
    </Page>
  );
};

const Back = () => {
  const words = useFindingWords();
  const addressOf = useAddress();
  return <Link to={addressOf('/findings')}>← {words.back}</Link>;
};

/** One finding: its story, what is lawful about it perhaps, and what was done with it. */
export const FindingPage = () => {
  const { finding: findingId = '' } = useParams();
  const [knownOn] = useKnownOn();
  const { may } = useSight();
  const [reveal, setReveal] = useState<string>();
  const rules = useRules().data;
  const query = useCase(findingId, knownOn, reveal);
  return (
    <Answered query={query}>
      {(one) => (
        <Told
          one={one}
          rule={rules?.get(one.finding.rule)}
          knownOn={knownOn}
          onReveal={may('reveal-personal-data') ? setReveal : undefined}
        />
      )}
    </Answered>
  );
};
