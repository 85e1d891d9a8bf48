import { useSearchParams } from 'react-router';
import type { KnownOn } from '../queries';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The day on which the answers rest. It stands in the address, so that a view can be kept and sent,
 * and goes along from page to page.
 */
export const useKnownOn = (): readonly [KnownOn, (day: KnownOn) => void] => {
  const [words, setWords] = useSearchParams();
  const said = words.get('knownOn');
  const choose = (day: KnownOn): void =>
    setWords((before) => {
      const after = new URLSearchParams(before);
      if (day === undefined) after.delete('knownOn');
      else after.set('knownOn', day);
      return after;
    });
  return [said && DAY.test(said) ? said : undefined, choose];
};

/** An address within the page, as of the same day. */
export const useAddress = (): ((path: string) => string) => {
  const [knownOn] = useKnownOn();
  return (path) => {
    if (knownOn === undefined) return path;
    return `${path}${path.includes('?') ? '&' : '?'}knownOn=${knownOn}`;
  };
};
