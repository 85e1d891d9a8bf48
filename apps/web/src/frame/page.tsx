import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import { useWords } from '../words/language';

/** A page: its name, a sentence on what it is for, what can be done on it, and its parts. */
export const Page = ({
  title,
  note,
  actions,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const { ledger } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const arrivedBy = useNavigationType();
  useEffect(() => {
    document.title = `${title} · ${ledger}`;
  }, [title, ledger]);
  useEffect(() => {
    // Whoever followed a link hears where they are; a page that is opened anew begins at its top.
    if (arrivedBy === 'PUSH') heading.current?.focus();
  }, [arrivedBy]);
  return (
    <>
      <div className="page-title">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {note && <p className="note">{note}</p>}
        {actions && <div className="section-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
};
