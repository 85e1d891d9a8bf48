import { Button } from 'antd';
import { useState } from 'react';
import type { Backfill } from '../api';
import { post } from '../http';
import { useAskAgain, useBackfill } from '../queries';
import { ProblemNote } from '../states/problem-note';
import { useWords } from '../words/language';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { Page } from '../frame/page';
import { officeTime } from '../figures';

const Switch = ({ backfill }: { readonly backfill: Backfill }) => {
  const words = useWords().backfill;
  const askAgain = useAskAgain();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const turn = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await post('/backfill', { open: !backfill.open });
      await askAgain();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const until = backfill.until === null ? null : officeTime(backfill.until);
  return (
    <>
      <p className="backfill">
        <strong>{backfill.open ? words.isOpen(until) : words.isClosed}</strong>
        <Button loading={busy} onClick={() => void turn()}>
          {backfill.open ? words.shut : words.open}
        </Button>
      </p>
      {failure !== undefined && <ProblemNote error={failure} />}
    </>
  );
};

/** Administrators keep the system, not the cases: they say when declared days are accepted. */
export const BackfillPage = () => {
  const { backfill } = useWords();
  const state = useBackfill();
  return (
    <Page title={backfill.title} note={backfill.explain}>
      <Section id="backfill" title={backfill.state}>
        <Answered query={state}>{(answer) => <Switch backfill={answer} />}</Answered>
      </Section>
    </Page>
  );
};
