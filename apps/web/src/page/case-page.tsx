import type { UseQueryResult } from '@tanstack/react-query';
import type { Account, Overview } from '../api';
import type { useAsked } from '../asked';
import { FindingsByRule } from '../findings/by-rule';
import { FindingsByVillage } from '../findings/by-village';
import { FindingsList } from '../findings/findings-list';
import { ImportsSection } from '../imports/imports-section';
import { DelaysTable } from '../money/delays-table';
import { Figures } from '../money/figures';
import { WaitingFlow } from '../money/waiting-flow';
import { useImports } from '../queries';
import { useWords } from '../words/language';
import { Answered } from './answered';
import { EmptyNote } from './empty-note';
import { Section } from './section';
import { SectionLinks } from './section-links';

type Asking = ReturnType<typeof useAsked>;

const Findings = ({
  overview,
  asking,
}: {
  readonly overview: Overview;
  readonly asking: Asking;
}) => {
  const { findings } = useWords();
  const chosen = { overview, filters: asking.filters, onFilter: asking.setFilters };
  return (
    <Section id="findings" title={findings.title} note={findings.meaning}>
      <div className="two-tables">
        <FindingsByRule {...chosen} />
        <FindingsByVillage {...chosen} />
      </div>
    </Section>
  );
};

/** The page of who works with cases: money, findings, where money waits, delays, imports. */
export const CasePage = ({
  account,
  overview,
  asking,
}: {
  readonly account: Account;
  readonly overview: UseQueryResult<Overview>;
  readonly asking: Asking;
}) => {
  const imports = useImports();
  const empty = imports.data?.length === 0;
  return (
    <>
      <SectionLinks empty={empty} />
      {empty ? (
        <EmptyNote account={account} />
      ) : (
        <Answered query={overview}>
          {(answer) => (
            <>
              <Figures overview={answer} />
              <Findings overview={answer} asking={asking} />
              <FindingsList
                knownOn={asking.knownOn}
                filters={asking.filters}
                onFilter={asking.setFilters}
              />
              <WaitingFlow waiting={answer.waiting} />
              <DelaysTable knownOn={asking.knownOn} />
            </>
          )}
        </Answered>
      )}
      <ImportsSection account={account} />
    </>
  );
};
