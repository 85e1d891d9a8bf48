import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '../words/language';
import { droppedFiles } from './sendable';

const ACCEPT = '.xlsx,.xls,.et,.ods,.csv,.txt,.json';

/** Files by dropping or by choosing; the button is what the keyboard and a reader reach. */
export const DropZone = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) => {
  const { upload } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    onFiles(await droppedFiles(event.dataTransfer));
  };
  return (
    <div
      className={`drop-zone ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={upload.choose}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was corrected.
          target.value = '';
        }}
      />
      <span className="drop-words">{upload.drop}</span>
      <Button onClick={() => input.current?.click()}>{upload.choose}</Button>
      <span className="note">
        {upload.accepts} {upload.byHeader}
      </span>
    </div>
  );
};
