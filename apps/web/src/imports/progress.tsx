import type { ImportProgress } from '../api';
import { count } from '../figures';
import { useWords } from '../words/language';
import type { ImportState } from './use-import';

const PERCENT = 100;

/** Rows are known only of the files read so far, so the files hold the bar back. */
const shareOf = ({ rows, rowsDone, files, filesDone }: ImportProgress): number =>
  Math.min(files === 0 ? 0 : filesDone / files, rows === 0 ? 1 : rowsDone / rows);

const useLine = () => {
  const { upload } = useWords();
  return ({ files, filesDone, rows, rowsDone, rowsPerSecond, secondsLeft }: ImportProgress) =>
    [
      upload.filesDone(count(filesDone), count(files)),
      rows > 0 && upload.rowsDone(count(rowsDone), count(rows)),
      rowsPerSecond > 0 && upload.rate(count(rowsPerSecond)),
      secondsLeft !== null && upload.left(count(secondsLeft)),
    ]
      .filter(Boolean)
      .join(' · ');
};

/** The phase is announced when it changes; the running figures are only shown. */
export const Progress = ({
  state,
}: {
  readonly state: Extract<ImportState, { step: 'sending' | 'working' }>;
}) => {
  const { upload } = useWords();
  const lineOf = useLine();
  const progress = state.step === 'working' ? state.progress : undefined;
  const sent = state.step === 'sending' ? state.share : 1;
  // Sent and not yet begun is nothing done, and not everything.
  const begun = state.step === 'sending' ? sent : 0;
  const share = progress ? shareOf(progress) : begun;
  const phase =
    state.step === 'sending'
      ? upload.sending(String(Math.round(sent * PERCENT)))
      : upload.phases[progress?.phase ?? 'reading'];
  return (
    <div className="progress">
      <p role="status">{state.step === 'sending' ? upload.busy : phase}</p>
      <progress max={1} value={share} aria-label={phase} />
      <p className="numbers">{progress ? lineOf(progress) : phase}</p>
    </div>
  );
};
