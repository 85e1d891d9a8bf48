import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { ImportProgress } from '../api';
import { problemFrom } from '../http';
import { fetchLedger } from '../ledger/ledger';
import { Section } from '../page/section';
import { useAskAgain } from '../queries';
import { useSight } from '../session/sight';
import { ProblemNote } from '../states/problem-note';
import { useDemonstrationWords } from './demonstration-words';
import { keptDemonstration } from './kept-import';
import { Progress } from './progress';
import { isOver, watchImport } from './send';

const LAST_DAY = '2021-12-31';

type Followed =
  | { readonly step: 'working'; readonly progress: ImportProgress | undefined }
  | { readonly step: 'over'; readonly progress: ImportProgress }
  | { readonly step: 'refused'; readonly error: unknown };

/** Follows an import until it is over or the page is left. */
const useFollowing = (importId: string | undefined) => {
  const [followed, setFollowed] = useState<Followed>();
  const askAgain = useAskAgain();
  useEffect(() => {
    if (importId === undefined) return undefined;
    setFollowed({ step: 'working', progress: undefined });
    return watchImport(
      importId,
      (progress) => {
        setFollowed({ step: isOver(progress) ? 'over' : 'working', progress });
        if (!isOver(progress)) return;
        keptDemonstration.forget();
        void askAgain();
      },
      (error) => {
        // Another ledger may answer at this address by now, and know of no such import.
        if (problemFrom(error).status === 404) keptDemonstration.forget();
        setFollowed({ step: 'refused', error });
      },
    );
  }, [importId]);
  return followed;
};

const Ended = ({ progress }: { readonly progress: ImportProgress }) => {
  const words = useDemonstrationWords();
  const { may } = useSight();
  if (progress.phase === 'failed') return <Alert type="error" showIcon title={words.failed} />;
  return (
    <Alert
      type="success"
      showIcon
      title={words.done}
      action={
        <>
          {may('confirm-reversals') && (
            <Link className="whole" to={`/month?knownOn=${LAST_DAY}`}>
              {words.month}
            </Link>
          )}{' '}
          <Link className="whole" to={`/dashboard?knownOn=${LAST_DAY}`}>
            {words.look}
          </Link>
        </>
      }
    />
  );
};

/** Offered where nothing is in the ledger yet, and followed while it is being loaded. */
export const Demonstration = ({ isEmpty }: { readonly isEmpty: boolean }) => {
  const words = useDemonstrationWords();
  const { may } = useSight();
  const [importId, setImportId] = useState(keptDemonstration.current);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const followed = useFollowing(importId);
  const load = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { data } = await fetchLedger.POST('/api/v1/imports/demonstration');
      if (!data) return;
      keptDemonstration.keep(data.importId);
      setImportId(data.importId);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (!may('import-files') || (!isEmpty && followed === undefined)) return null;
  const isWorking = followed?.step === 'working';
  const mayLoad = isEmpty && !isWorking;
  return (
    <Section
      id="demonstration"
      title={words.title}
      note={isWorking ? words.loading : words.note}
      actions={
        mayLoad && (
          <Button type="primary" loading={busy} onClick={() => void load()}>
            {words.load}
          </Button>
        )
      }
    >
      {failure !== undefined && <ProblemNote error={failure} />}
      {followed?.step === 'working' && <Progress state={followed} />}
      {followed?.step === 'over' && <Ended progress={followed.progress} />}
    </Section>
  );
};
