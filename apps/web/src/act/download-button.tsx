import { Button } from 'antd';
import { useState } from 'react';
import { download, type Query } from '../http';
import { ProblemNote } from '../states/problem-note';

/** Fetched before it is saved: why there is no file is said here, and no broken one is kept. */
export const DownloadButton = ({
  label,
  path,
  query = {},
  name,
}: {
  readonly label: string;
  readonly path: string;
  readonly query?: Query;
  /** Where the ledger names the file, its name stands. */
  readonly name: string;
}) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await download(path, query, name);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void run()}>
        {label}
      </Button>
      {failure !== undefined && <ProblemNote error={failure} />}
    </>
  );
};
