import { Link } from 'react-router';
import { Page } from '../frame/page';
import type { Place } from '../frame/place';
import { useSight } from '../session/sight';
import { useLanguage } from '../words/language';

/** The page is there, and for somebody else: whom it is for is no secret, the committee's is. */
export const NoPermission = ({ place }: { readonly place: Place }) => {
  const { words, say } = useLanguage();
  const { account } = useSight();
  if (place.office === 'committee') return <NoSuchPage />;
  return (
    <Page title={say(place.title)}>
      <section className="section state">
        <h2>{words.notHere.forbidden}</h2>
        <p>{words.notHere.yourRole(words.roles[account.role])}</p>
        <p>{words.notHere.askAdministrator}</p>
      </section>
    </Page>
  );
};

export const NoSuchPage = () => {
  const { words } = useLanguage();
  return (
    <Page title={words.notHere.missing}>
      <section className="section state">
        <p>{words.notHere.missingExplain}</p>
        <p>
          <Link to="/">{words.notHere.home}</Link>
        </p>
      </section>
    </Page>
  );
};
