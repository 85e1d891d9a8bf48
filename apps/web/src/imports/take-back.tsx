import { Button, Form } from 'antd';
import { useRef, useState } from 'react';
import { Act } from '../act/act';
import { ActProblem } from '../act/act-problem';
import {
  ChoiceField,
  choicesOf,
  NoteField,
  type SecondPerson,
  SecondPersonFields,
} from '../act/fields';
import type { ImportedFile } from '../api';
import { asForm } from '../ledger/form';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { ComparedFiles } from './compared';
import { useTakeBackWords } from './words';

interface TakingBack {
  readonly reasonCode: 'WRONG_FILE' | 'WRONG_CONTENT' | 'SUPERSEDED' | 'SENT_IN_ERROR';
  readonly note?: string;
  readonly secondPerson: SecondPerson;
}

const nameOf = ({ fileName, fileId }: ImportedFile): string => fileName ?? fileId;

const ReasonFields = () => {
  const words = useTakeBackWords();
  return (
    <>
      <ChoiceField name="reasonCode" label={words.reason} choices={choicesOf(words.reasons)} />
      <NoteField label={words.note} />
      <SecondPersonFields />
    </>
  );
};

/** A wrong file is taken back: what it says stops counting, and stays in history. */
const Withdraw = ({ file }: { readonly file: ImportedFile }) => {
  const words = useTakeBackWords();
  const title = words.withdrawOf(nameOf(file));
  return (
    <Act<TakingBack>
      small
      words={{ label: words.withdraw, name: title, title, explain: words.withdrawExplain }}
      send={({ note, ...said }, headers) =>
        fetchLedger.POST('/api/v1/imports/files/{fileId}/withdraw', {
          headers,
          params: { path: { fileId: file.fileId } },
          body: { ...said, ...(note && { note }) },
        })
      }
    >
      <ReasonFields />
    </Act>
  );
};

const useComparing = (fileId: string) => {
  const [compared, setCompared] = useState<Answer<'FilesCompared'>>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const compare = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    setCompared(undefined);
    try {
      const { data } = await fetchLedger.POST('/api/v1/imports/files/{fileId}/comparison', {
        params: { path: { fileId } },
        ...asForm({ file }),
      });
      setCompared(data);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { compared, failure, busy, compare };
};

/** The corrected file; what it says otherwise is shown as soon as it is chosen. */
const BetterFile = ({
  id,
  value,
  onChange,
  fileId,
}: {
  readonly id?: string;
  readonly value?: File;
  readonly onChange?: (file: File) => void;
  readonly fileId: string;
}) => {
  const words = useTakeBackWords();
  const input = useRef<HTMLInputElement>(null);
  const { compared, failure, busy, compare } = useComparing(fileId);
  return (
    <>
      <input
        ref={input}
        type="file"
        // A form of antd shows files chosen in the browser's own way, hidden or not.
        style={{ display: 'none' }}
        accept=".xlsx,.xls,.et,.ods,.csv,.txt"
        aria-label={words.better}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (!file) return;
          onChange?.(file);
          void compare(file);
        }}
      />
      <Button
        {...(id !== undefined && { id })}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {value ? value.name : words.choose}
      </Button>
      {busy && <p role="status">{words.comparing}</p>}
      {failure !== undefined && <ActProblem error={failure} />}
      {compared && <ComparedFiles compared={compared} />}
    </>
  );
};

/** A better file takes the place of a wrong one, once its differences were looked at. */
const Replace = ({ file }: { readonly file: ImportedFile }) => {
  const words = useTakeBackWords();
  const { fileId } = file;
  const title = words.replaceOf(nameOf(file));
  return (
    <Act<TakingBack & { readonly better: File }>
      small
      wide
      words={{ label: words.replace, name: title, title, explain: words.replaceExplain }}
      send={({ better, reasonCode, note, secondPerson }) =>
        // A file is known by its content and never recorded twice: an upload takes no key.
        fetchLedger.POST('/api/v1/imports/files/{fileId}/replace', {
          params: { path: { fileId } },
          ...asForm({
            reasonCode,
            ...(note && { note }),
            secondUserName: secondPerson.userName,
            secondPassword: secondPerson.password,
            file: better,
          }),
        })
      }
    >
      <Form.Item
        name="better"
        label={words.better}
        rules={[{ required: true, message: words.mustChoose }]}
      >
        <BetterFile fileId={fileId} />
      </Form.Item>
      <ReasonFields />
    </Act>
  );
};

export const TakeBack = ({ file }: { readonly file: ImportedFile }) =>
  file.status === 'imported' ? (
    <div className="acts">
      <Replace file={file} />
      <Withdraw file={file} />
    </div>
  ) : null;
