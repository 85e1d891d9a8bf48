import { useWords } from '../words/language';

/** A quiet word instead of a spinner: what is read here comes within a moment. */
export const Loading = ({ page = false }: { readonly page?: boolean }) => {
  const words = useWords();
  const note = (
    <p className="loading" role="status">
      {words.loading}
    </p>
  );
  return page ? <main className="door">{note}</main> : note;
};
