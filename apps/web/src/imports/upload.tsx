import { Alert } from 'antd';
import { useState } from 'react';
import { count, officeTime } from '../figures';
import { useBackfill } from '../queries';
import { ProblemNote } from '../states/problem-note';
import { useJoined } from '../words/joined';
import { useWords } from '../words/language';
import { DropZone } from './drop-zone';
import { Progress } from './progress';
import type { ShowRejected } from './rejected-drawer';
import { Report } from './report';
import { FILES_MAX, sortOut } from './sendable';
import { useImport } from './use-import';

const useSorting = (start: (files: readonly File[]) => Promise<void>) => {
  const { upload } = useWords();
  const { list } = useJoined();
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const take = (chosen: readonly File[]): void => {
    const { files, leftOut, tooBig } = sortOut(chosen);
    const tooMany = files.length > FILES_MAX;
    setRemarks([
      ...(tooMany ? [upload.tooMany(count(FILES_MAX))] : []),
      ...(leftOut.length > 0 ? [upload.leftOut(list(leftOut))] : []),
      ...(tooBig.length > 0 ? [upload.tooBig(list(tooBig))] : []),
    ]);
    if (files.length > 0 && !tooMany) void start(files);
  };
  return { take, remarks, forget: () => setRemarks([]) };
};

const BackfillNote = () => {
  const { upload } = useWords();
  const { data } = useBackfill();
  if (!data?.open) return null;
  const until = data.until === null ? null : officeTime(data.until);
  return <Alert type="info" showIcon title={upload.backfillOpen(until)} />;
};

export const Upload = ({ onShowRejected }: { readonly onShowRejected: ShowRejected }) => {
  const { state, start, reset } = useImport();
  const { take, remarks, forget } = useSorting(start);
  const done = () => {
    forget();
    reset();
  };
  return (
    <div className="upload">
      <BackfillNote />
      {remarks.map((remark) => (
        <Alert key={remark} type="warning" showIcon title={remark} />
      ))}
      {state.step === 'refused' && <ProblemNote error={state.error} onRetry={done} />}
      {state.step === 'idle' && <DropZone onFiles={take} />}
      {(state.step === 'sending' || state.step === 'working') && <Progress state={state} />}
      {state.step === 'over' && (
        <Report
          progress={state.progress}
          wasAwaited={state.wasAwaited}
          onShowRejected={onShowRejected}
          onDone={done}
        />
      )}
    </div>
  );
};
