import { Link } from 'react-router';
import { useAddress } from './known-on';

/** A household by its number; it leads to its page. */
export const HouseholdLink = ({ no }: { readonly no: string }) => {
  const addressOf = useAddress();
  return <Link to={addressOf(`/households/${encodeURIComponent(no)}`)}>{no}</Link>;
};
