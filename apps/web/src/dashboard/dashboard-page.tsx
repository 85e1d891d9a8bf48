import type { Rule } from '../api';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { ledger } from '../ledger/ledger';
import '../look/street.css';
import { Figures } from '../money/figures';
import { WaitingFlow } from '../money/waiting-flow';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { type KnownOn, useOverview, useRules } from '../queries';
import { useWords } from '../words/language';
import { Matrix } from './matrix';
import { ByMonth, MoneyAtRisk, Standing } from './pictures';
import { useDashboardWords } from './words';
import { WorkDone } from './work-done';

const NO_RULES: ReadonlyMap<string, Rule> = new Map();

const usePrecision = (knownOn: KnownOn) =>
  ledger.useQuery('get', '/api/v1/worklist/precision', {
    params: { query: knownOn ? { until: knownOn } : {} },
  });

const Found = ({ knownOn }: { readonly knownOn: KnownOn }) => {
  const words = useDashboardWords();
  const overview = useOverview(knownOn);
  const rules = useRules().data ?? NO_RULES;
  const precision = usePrecision(knownOn).data;
  return (
    <Answered query={overview}>
      {(answer) => (
        <>
          <Figures overview={answer} />
          <Section
            id="findings"
            title={words.matrix}
            note={words.matrixNote}
            actions={<WorkDone knownOn={knownOn} />}
          >
            <Matrix overview={answer} rules={rules} precision={precision} />
            {precision && (
              <p className="note">{words.precisionNote(precision.from, precision.until)}</p>
            )}
          </Section>
          <Pictures knownOn={knownOn} rules={rules} />
          <WaitingFlow waiting={answer.waiting} />
        </>
      )}
    </Answered>
  );
};

const Pictures = ({
  knownOn,
  rules,
}: {
  readonly knownOn: KnownOn;
  readonly rules: ReadonlyMap<string, Rule>;
}) => {
  const words = useDashboardWords();
  const query = ledger.useQuery('get', '/api/v1/overview/trend', {
    params: { query: knownOn ? { knownOn } : {} },
  });
  return (
    <Section id="months" title={words.pictures} note={words.byMonthNote}>
      <Answered query={query}>
        {(trend) => (
          <div className="three-pictures">
            <ByMonth trend={trend} rules={rules} />
            <Standing trend={trend} rules={rules} />
            <MoneyAtRisk trend={trend} />
          </div>
        )}
      </Answered>
    </Section>
  );
};

/** What is wrong and what is late, for the street office. */
export const DashboardPage = () => {
  const { dashboard, findings } = useWords();
  const [knownOn] = useKnownOn();
  return (
    <Page title={dashboard.title} note={findings.meaning}>
      <Found knownOn={knownOn} />
    </Page>
  );
};
