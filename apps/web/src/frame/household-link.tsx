import { Link } from 'react-router';
import { useSight } from '../session/sight';
import { useAddress } from './known-on';

/** A household by its number; it leads to its history for whoever may see that. */
export const HouseholdLink = ({ no }: { readonly no: string }) => {
  const { may } = useSight();
  const addressOf = useAddress();
  const named = encodeURIComponent(no);
  const path = may('replay-history') ? `/households/${named}` : `/findings?q=${named}`;
  return <Link to={addressOf(path)}>{no}</Link>;
};
