import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportProgress } from '../api';
import { problemFrom } from '../http';
import { useAskAgain } from '../queries';
import { keptImport } from './kept-import';
import { isOver, sendFiles, watchImport } from './send';

/** What is seen of an import: files going out, then the server at work, then its report. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'sending'; readonly share: number }
  | { readonly step: 'working'; readonly progress: ImportProgress | undefined }
  | { readonly step: 'over'; readonly progress: ImportProgress; readonly wasAwaited: boolean }
  | { readonly step: 'refused'; readonly error: unknown };

const stateOf = (progress: ImportProgress, wasAwaited: boolean): ImportState =>
  isOver(progress) ? { step: 'over', progress, wasAwaited } : { step: 'working', progress };

export const useImport = () => {
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const askAgain = useAskAgain();
  const stopWatching = useRef<() => void>(() => undefined);
  const isShown = useRef(true);

  const watch = useCallback(
    (importId: string) => {
      setState({ step: 'working', progress: undefined });
      // Whoever comes back to a report that is there already is not taken to it.
      let wasAwaited = false;
      stopWatching.current = watchImport(
        importId,
        (progress) => {
          const next = stateOf(progress, wasAwaited);
          wasAwaited = true;
          // The report comes with the answers it changed, so that nothing jumps beneath it.
          if (next.step === 'over') void askAgain().finally(() => setState(next));
          else setState(next);
        },
        (error) => {
          keptImport.forget();
          // A server that began anew no longer knows of it; the register says what became of it.
          const isForgotten = problemFrom(error).status === 404;
          setState(isForgotten ? { step: 'idle' } : { step: 'refused', error });
        },
      );
    },
    [askAgain],
  );

  // Whoever went to another page meanwhile finds the import where it is by now.
  const watchNow = useRef(watch);
  useEffect(() => {
    isShown.current = true;
    const waiting = keptImport.current();
    if (waiting !== undefined) watchNow.current(waiting);
    return () => {
      isShown.current = false;
      stopWatching.current();
    };
  }, []);

  const start = useCallback(
    async (files: readonly File[]) => {
      setState({ step: 'sending', share: 0 });
      try {
        const { importId } = await sendFiles(files, (share) =>
          setState({ step: 'sending', share }),
        );
        keptImport.keep(importId);
        if (isShown.current) watch(importId);
      } catch (error) {
        setState({ step: 'refused', error });
      }
    },
    [watch],
  );
  const reset = useCallback(() => {
    keptImport.forget();
    setState({ step: 'idle' });
  }, []);
  return { state, start, reset };
};
