import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../frame/known-on';

/** Leads to the page of one finding, as of the same day. */
export const FindingLink = ({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}) => {
  const addressOf = useAddress();
  return <Link to={addressOf(`/findings/${id}`)}>{children}</Link>;
};
