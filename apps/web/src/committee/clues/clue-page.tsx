import { Link, useParams } from 'react-router';
import { officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { committee, type CommitteeAnswer } from '../../ledger/committee';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useJoined } from '../../words/joined';
import { ClueActs } from './clue-acts';
import '../../look/committee.css';
import { useClueWords } from './words';

type Clue = CommitteeAnswer<'/api/v1/committee/clues/{clue}', 'get'>;
type Step = Clue['steps'][number];

const useDetails = () => {
  const words = useClueWords();
  const of: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    source: words.sources,
    opinion: words.opinions,
    outcome: words.outcomes,
  };
  const names: Readonly<Record<string, string>> = {
    source: words.source,
    purpose: words.purpose,
    receivedOn: words.receivedOn,
    assignedTo: words.assignedTo,
    opinion: words.opinion,
    outcome: words.outcome,
    household: words.household,
    sha256: 'SHA-256',
    sm3: 'SM3',
  };
  return ({ details }: Step) =>
    Object.entries(details).flatMap(([name, value]) => {
      const said = names[name];
      if (said === undefined) return [];
      const text = String(value);
      return [{ name, said, text: of[name]?.[text] ?? text }];
    });
};

/** A finding the street passed on stands in the purpose by its number; its page is one click away. */
const FINDING = /([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/;

const Purpose = ({ text }: { readonly text: string }) => {
  const [before, finding, after] = text.split(FINDING);
  if (finding === undefined) return <>{text}</>;
  return (
    <>
      {before}
      <Link to={`/findings/${finding}`}>{finding}</Link>
      {after}
    </>
  );
};

const Detail = ({ name, text }: { readonly name: string; readonly text: string }) => {
  if (name === 'household') {
    return <Link to={`/committee/households/${encodeURIComponent(text)}`}>{text}</Link>;
  }
  if (name === 'purpose') return <Purpose text={text} />;
  return (
    <span className={name.startsWith('s') && text.length > 60 ? 'code' : undefined}>{text}</span>
  );
};

const Steps = ({ steps }: Pick<Clue, 'steps'>) => {
  const words = useClueWords();
  const detailsOf = useDetails();
  return (
    <table className="plain">
      <caption className="sr-only">{words.steps}</caption>
      <thead>
        <tr>
          <th scope="col">{words.at}</th>
          <th scope="col">{words.event}</th>
          <th scope="col">{words.actor}</th>
          <th scope="col">{words.details}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.at} ${step.event}`}>
            <td className="whole">{officeTime(step.at)}</td>
            <th scope="row">{words.events[step.event] ?? step.event}</th>
            <td>{step.actor}</td>
            <td className="details">
              {detailsOf(step).map(({ name, said, text }) => (
                <span key={name}>
                  {said} <Detail name={name} text={text} />
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const CluePage = () => {
  const { clue = '' } = useParams();
  const words = useClueWords();
  const { said } = useJoined();
  const query = committee.useQuery('get', '/api/v1/committee/clues/{clue}', {
    params: { path: { clue } },
  });
  const status = query.data?.status;
  return (
    <Page
      title={words.one(clue)}
      note={status && said(words.status, words.statuses[status] ?? status)}
      actions={status && <ClueActs clue={clue} status={status} />}
    >
      <Section id="steps" title={words.steps} note={words.stepsNote}>
        <Answered query={query}>{({ steps }) => <Steps steps={steps} />}</Answered>
        <p className="note">{words.bundleNote}</p>
      </Section>
    </Page>
  );
};
