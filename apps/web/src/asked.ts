import { useCallback, useEffect, useState } from 'react';
import type { Filters, KnownOn } from './queries';

/** What the reader asks for. It stands in the address, so that a view can be kept and sent. */
export interface Asked extends Filters {
  readonly knownOn?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const read = (): Asked => {
  const words = new URLSearchParams(location.search);
  const knownOn = words.get('knownOn');
  const rule = words.get('rule');
  const village = words.get('village');
  return {
    ...(knownOn && DAY.test(knownOn) && { knownOn }),
    ...(rule && { rule }),
    ...(village && { village }),
  };
};

const write = (asked: Asked): void => {
  const text = new URLSearchParams(Object.entries(asked)).toString();
  history.pushState(null, '', `${location.pathname}${text && `?${text}`}${location.hash}`);
};

export const useAsked = () => {
  const [asked, setAsked] = useState(read);
  useEffect(() => {
    const onBack = () => setAsked(read());
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);
  const ask = useCallback((next: Asked) => {
    write(next);
    setAsked(next);
  }, []);
  const { knownOn, ...filters } = asked;
  return {
    knownOn,
    filters,
    setKnownOn: (day: KnownOn) => ask({ ...filters, ...(day && { knownOn: day }) }),
    setFilters: (chosen: Filters) => ask({ ...(knownOn && { knownOn }), ...chosen }),
  };
};
