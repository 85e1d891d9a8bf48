import { FindingsByRule } from '../findings/by-rule';
import { FindingsByVillage } from '../findings/by-village';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { Figures } from '../money/figures';
import { WaitingFlow } from '../money/waiting-flow';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useOverview } from '../queries';
import { useWords } from '../words/language';

/** What is wrong and what is late, for the street office. */
export const DashboardPage = () => {
  const { dashboard, findings } = useWords();
  const [knownOn] = useKnownOn();
  const overview = useOverview(knownOn);
  return (
    <Page title={dashboard.title} note={findings.meaning}>
      <Answered query={overview}>
        {(answer) => (
          <>
            <Figures overview={answer} />
            <Section id="findings" title={findings.title}>
              <div className="two-tables">
                <FindingsByRule overview={answer} />
                <FindingsByVillage overview={answer} />
              </div>
            </Section>
            <WaitingFlow waiting={answer.waiting} />
          </>
        )}
      </Answered>
    </Page>
  );
};
