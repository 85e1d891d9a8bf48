import '../look/finance.css';
import { Page } from '../frame/page';
import { Books } from './books';
import { Documents } from './documents';
import { FlowPicture } from './flow-picture';
import { useFundWords } from './words';

/** Money from its source to the households: the picture, the documents and the books. */
export const FundsPage = () => {
  const words = useFundWords();
  return (
    <Page title={words.title} note={words.meaning}>
      <FlowPicture />
      <Documents />
      <Books />
    </Page>
  );
};
