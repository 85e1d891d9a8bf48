import { Act } from '../../act/act';
import { TextField } from '../../act/fields';
import { fetchCommittee } from '../../ledger/committee';
import { saveFile } from '../../save-file';
import type { ClocksAt } from './clock';
import { useReplayWords } from './words';

interface Values {
  readonly clue?: string;
}

/** What stands on the screen, as a file that proves itself. */
export const ExportBundle = ({
  household,
  at,
  beside,
}: {
  readonly household: string;
  readonly at: ClocksAt;
  readonly beside: ClocksAt | undefined;
}) => {
  const words = useReplayWords();
  const send = async ({ clue }: Values): Promise<void> => {
    const { data, response } = await fetchCommittee.POST(
      '/api/v1/committee/households/{no}/bundle',
      {
        params: { path: { no: household } },
        body: { ...at, ...(beside && { beside }), ...(clue?.trim() && { clue: clue.trim() }) },
        parseAs: 'blob',
      },
    );
    const named = response.headers.get('content-disposition')?.match(/filename="([^"]+)"/)?.[1];
    if (data !== undefined) saveFile(data as Blob, named ?? `evidence-${household}.json`);
  };
  return (
    <Act<Values>
      words={{ label: words.export, title: words.exportTitle, explain: words.exportExplain }}
      send={send}
    >
      <TextField name="clue" label={words.exportClue} hint={words.exportClueHint} optional />
    </Act>
  );
};
