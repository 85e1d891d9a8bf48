import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { FileReport, ImportProgress } from '../api';
import { count } from '../figures';
import { useLanguage } from '../words/language';
import type { ShowRejected } from './rejected-drawer';

const ReportRow = ({
  file,
  onShowRejected,
}: {
  readonly file: FileReport;
  readonly onShowRejected: ShowRejected;
}) => {
  const { words, say } = useLanguage();
  const { imports, upload } = words;
  const { fileId, fileName, kind, bankForm, outcome, problem } = file;
  const rejected = count(file.rejected.length);
  return (
    <tr>
      <th scope="row" className="file-name">
        {fileName}
      </th>
      <td>
        {kind === null ? '—' : (imports.kinds[kind] ?? kind)}
        {bankForm && <span className="under">{upload.bankForms[bankForm] ?? bankForm}</span>}
      </td>
      <td>
        <span className={`outcome ${outcome}`}>{upload.outcomes[outcome]}</span>
      </td>
      <td className="number">{count(file.dataRows)}</td>
      <td className="number">{count(file.accepted)}</td>
      <td className="number">
        {fileId !== null && file.rejected.length > 0 ? (
          <button
            type="button"
            className="filter marked"
            aria-label={imports.showRejected(rejected, fileName)}
            onClick={() => onShowRejected({ fileId, fileName })}
          >
            {rejected}
          </button>
        ) : (
          rejected
        )}
      </td>
      <td>
        {problem && say(problem)}
        {fileId !== null && file.rejected.length > 0 && (
          <Button
            size="small"
            aria-label={`${upload.whyRejected} ${fileName}`}
            onClick={() => onShowRejected({ fileId, fileName })}
          >
            {upload.whyRejected}
          </Button>
        )}
      </td>
    </tr>
  );
};

/** Good only if all of it was taken in. */
const typeOf = ({ phase, report }: ImportProgress): 'error' | 'warning' | 'success' => {
  if (phase === 'failed') return 'error';
  const isWhole = report?.files.every(
    ({ rejected, problem }) => rejected.length === 0 && problem === null,
  );
  return isWhole ? 'success' : 'warning';
};

/** What became of each file, once the import is over. */
export const Report = ({
  progress,
  wasAwaited,
  onShowRejected,
  onDone,
}: {
  readonly progress: ImportProgress;
  /** Somebody watched the import end, and looks for what became of it. */
  readonly wasAwaited: boolean;
  readonly onShowRejected: ShowRejected;
  readonly onDone: () => void;
}) => {
  const { imports, upload } = useLanguage().words;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasAwaited) place.current?.scrollIntoView({ block: 'center' });
  }, [wasAwaited]);
  const { phase, report, problem } = progress;
  const counted = report && upload.report(count(report.accepted), count(report.rejected));
  return (
    <div className="report" ref={place}>
      <Alert
        type={typeOf(progress)}
        showIcon
        role="status"
        title={[upload.phases[phase], phase === 'finished' && counted].filter(Boolean).join(' · ')}
        description={phase === 'failed' && [problem, upload.failed].filter(Boolean).join(' ')}
        action={<Button onClick={onDone}>{upload.another}</Button>}
      />
      {report && (
        <table className="plain">
          <caption className="sr-only">{upload.phases.finished}</caption>
          <thead>
            <tr>
              <th scope="col">{imports.file}</th>
              <th scope="col">{imports.kind}</th>
              <th scope="col">{upload.outcome}</th>
              {[imports.rows, imports.accepted, imports.rejected].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
              <th scope="col">{upload.problem}</th>
            </tr>
          </thead>
          <tbody>
            {report.files.map((file, index) => (
              <ReportRow
                key={`${index} ${file.fileName}`}
                file={file}
                onShowRejected={onShowRejected}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
