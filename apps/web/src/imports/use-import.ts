import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportProgress } from '../api';
import { useAskAgain } from '../queries';
import { sendFiles, watchImport } from './send';

/** What is seen of an import: files going out, then the server at work, then its report. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'sending'; readonly share: number }
  | { readonly step: 'working'; readonly progress: ImportProgress | undefined }
  | { readonly step: 'over'; readonly progress: ImportProgress }
  | { readonly step: 'refused'; readonly error: unknown };

const stateOf = (progress: ImportProgress): ImportState =>
  progress.phase === 'finished' || progress.phase === 'failed'
    ? { step: 'over', progress }
    : { step: 'working', progress };

export const useImport = () => {
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const askAgain = useAskAgain();
  const stopWatching = useRef<() => void>(() => undefined);
  useEffect(() => () => stopWatching.current(), []);

  const start = useCallback(
    async (files: readonly File[]) => {
      setState({ step: 'sending', share: 0 });
      try {
        const { importId } = await sendFiles(files, (share) =>
          setState({ step: 'sending', share }),
        );
        setState({ step: 'working', progress: undefined });
        stopWatching.current = watchImport(
          importId,
          (progress) => {
            const next = stateOf(progress);
            // The report comes with the answers it changed, so that nothing jumps beneath it.
            if (next.step === 'over') void askAgain().finally(() => setState(next));
            else setState(next);
          },
          (error) => setState({ step: 'refused', error }),
        );
      } catch (error) {
        setState({ step: 'refused', error });
      }
    },
    [askAgain],
  );
  const reset = useCallback(() => setState({ step: 'idle' }), []);
  return { state, start, reset };
};
