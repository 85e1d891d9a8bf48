import { useMemo } from 'react';
import { ledger } from '../ledger/ledger';
import { useSupplementWords } from './words';

const useDivisions = () => ledger.useQuery('get', '/api/v1/divisions').data?.divisions;

/** A street has no name in the archives; it is called what it is for an order. */
const useNameOf = () => {
  const words = useSupplementWords();
  return (division: string, name: string | null): string => `${name ?? words.street} ${division}`;
};

/** The streets and villages an order can be for. */
export const usePlaceChoices = () => {
  const divisions = useDivisions();
  const nameOf = useNameOf();
  return (divisions ?? [])
    .filter(({ level }) => level !== 'district')
    .map(({ division, name }) => ({ value: division, label: nameOf(division, name) }));
};

/** What the place of an order is called; its code where no archive names it. */
export const usePlaceName = (): ((division: string) => string) => {
  const divisions = useDivisions();
  const words = useSupplementWords();
  return useMemo(() => {
    const names = new Map(divisions?.map(({ division, name }) => [division, name]));
    return (division) => names.get(division) ?? (division.length > 9 ? division : words.street);
  }, [divisions, words]);
};
