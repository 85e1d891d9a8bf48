import { NavLink } from 'react-router';
import { useSight } from '../session/sight';
import { useLanguage } from '../words/language';
import { useAddress } from './known-on';
import { type Office, OFFICES, type Place } from './place';
import { officeOf, places } from './places';

const Entries = ({ entries }: { readonly entries: readonly Place[] }) => {
  const { say } = useLanguage();
  const addressOf = useAddress();
  return (
    <ul>
      {entries.map(({ path, title }) => (
        <li key={path}>
          <NavLink to={addressOf(path)}>{say(title)}</NavLink>
        </li>
      ))}
    </ul>
  );
};

/** What is one’s own work stands on top, where no screen is too low for it. */
const ownFirst = (own: Office | undefined): readonly Office[] =>
  own ? [own, ...OFFICES.filter((office) => office !== own)] : OFFICES;

/** What this account may open, by office; a part with nothing in it is not shown. */
export const Menu = () => {
  const { words } = useLanguage();
  const sight = useSight();
  const open = places.filter(({ inMenu, isFor }) => inMenu && isFor(sight));
  return (
    <nav className="menu" aria-label={words.menu.title}>
      {ownFirst(officeOf(sight)).map((office) => {
        const entries = open.filter((place) => place.office === office);
        if (entries.length === 0) return null;
        return (
          <div key={office} className="menu-part">
            <h2 id={`menu-${office}`}>{words.menu.offices[office]}</h2>
            <Entries entries={entries} />
          </div>
        );
      })}
    </nav>
  );
};
