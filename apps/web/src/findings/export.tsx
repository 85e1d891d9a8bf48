import { Button } from 'antd';
import { useState } from 'react';
import { download } from '../http';
import type { Filters, KnownOn } from '../queries';
import { ProblemNote } from '../states/problem-note';
import { useWords } from '../words/language';

/** The workbook an officer prints: of the same day and with the same filters as the list. */
export const useExport = (knownOn: KnownOn, filters: Filters) => {
  const { findings } = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await download('/findings.xlsx', { knownOn, ...filters }, `${findings.list}.xlsx`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    button: (
      <Button type="primary" loading={busy} onClick={() => void run()}>
        {busy ? findings.exporting : findings.export}
      </Button>
    ),
    failure: failure === undefined ? null : <ProblemNote error={failure} />,
  };
};
