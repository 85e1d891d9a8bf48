import { Link, useParams } from 'react-router';
import { officeTime } from '../../figures';
import { useKnownOn } from '../../frame/known-on';
import { Page } from '../../frame/page';
import { committee, type CommitteeAnswer } from '../../ledger/committee';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useRules } from '../../queries';
import { useLanguage } from '../../words/language';
import { useCommitteeBatchWords } from './words';

type Batch = CommitteeAnswer<'/api/v1/committee/batches/{batch}', 'get'>;
type Finding = Batch['now'][number];

interface Compared {
  readonly finding: Finding;
  readonly known: 'both' | 'later' | 'gone';
}

/** What was there then and is there now, each finding once, with what is known of it today. */
const comparedOf = ({ seen, now }: Batch): readonly Compared[] => {
  const then = new Set(seen.map(({ findingId }) => findingId));
  const today = new Set(now.map(({ findingId }) => findingId));
  return [
    ...now.map((finding) => ({
      finding,
      known: then.has(finding.findingId) ? ('both' as const) : ('later' as const),
    })),
    ...seen
      .filter(({ findingId }) => !today.has(findingId))
      .map((finding) => ({ finding, known: 'gone' as const })),
  ];
};

const useColumns = (): readonly Column<Compared>[] => {
  const words = useCommitteeBatchWords();
  const { say } = useLanguage();
  const rules = useRules().data;
  return [
    {
      key: 'known',
      title: words.known,
      of: ({ known }) => known,
      say: (known) => words[known as Compared['known']],
      isChoice: true,
      width: 130,
    },
    {
      key: 'rule',
      title: words.rule,
      of: ({ finding }) => finding.rule,
      say: (code) => {
        const rule = rules?.get(code);
        return rule ? `${code} ${say(rule.title)}` : code;
      },
      isChoice: true,
    },
    {
      key: 'household',
      title: words.household,
      of: ({ finding }) => finding.householdNo,
      width: 110,
      show: ({ finding: { householdNo } }) =>
        householdNo === null ? (
          '—'
        ) : (
          <Link to={`/committee/households/${encodeURIComponent(householdNo)}`}>{householdNo}</Link>
        ),
    },
    { key: 'person', title: words.person, of: ({ finding }) => finding.personName, width: 80 },
    { key: 'month', title: words.month, of: ({ finding }) => finding.benefitMonth, width: 90 },
    {
      key: 'certain',
      title: words.certain,
      of: ({ finding }) => finding.amountFenCertain,
      kind: 'yuan',
    },
    {
      key: 'possible',
      title: words.possible,
      of: ({ finding }) => finding.amountFenPossible,
      kind: 'yuan',
    },
    {
      key: 'lawful',
      title: words.lawful,
      of: ({ finding }) => {
        const rule = rules?.get(finding.rule);
        return rule ? say(rule.lawful) : null;
      },
    },
  ];
};

const Steps = ({ steps }: Pick<Batch, 'steps'>) => {
  const words = useCommitteeBatchWords();
  const { say } = useLanguage();
  return (
    <table className="plain">
      <caption className="sr-only">{words.steps}</caption>
      <thead>
        <tr>
          <th scope="col">{words.recorded}</th>
          <th scope="col">{words.actor}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ position, recordedAt, actor, sentence }) => (
          <tr key={position}>
            <td className="whole">{officeTime(recordedAt)}</td>
            <td className="whole">{actor}</td>
            <td>{say(sentence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Seen = ({ batch }: { readonly batch: Batch }) => {
  const words = useCommitteeBatchWords();
  const columns = useColumns();
  const { approvedOn, seenBy } = batch;
  return (
    <>
      <Section
        id="compared"
        title={words.compared}
        note={
          <>
            {approvedOn ? words.approvedOn(approvedOn) : words.notApproved}{' '}
            {seenBy === 'screening' ? words.screening : words.ledger}
          </>
        }
      >
        <List
          title={words.compared}
          columns={columns}
          rows={comparedOf(batch)}
          rowKey={({ finding, known }) => `${known} ${finding.findingId} ${finding.ref ?? ''}`}
          empty={words.none}
        />
      </Section>
      <Section id="steps" title={words.steps} note={words.stepsNote}>
        <Steps steps={batch.steps} />
      </Section>
    </>
  );
};

/** What the officer saw when approving, and who did what. */
export const CommitteeBatchPage = () => {
  const { batch = '' } = useParams();
  const words = useCommitteeBatchWords();
  const [knownOn] = useKnownOn();
  const query = committee.useQuery('get', '/api/v1/committee/batches/{batch}', {
    params: { path: { batch }, query: knownOn === undefined ? {} : { knownOn } },
  });
  return (
    <Page title={words.title(batch)} note={words.note}>
      <Answered query={query}>{(answer) => <Seen batch={answer} />}</Answered>
    </Page>
  );
};
