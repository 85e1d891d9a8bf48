import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language';

/** By then a word is typed: a list of ten thousand is not gone through for each letter of it. */
const PAUSE_MS = 150;

/**
 * Where the words of a search are typed. What is typed stands here at once; the address, and with it
 * the list, follows when the typing pauses. Bound to the address itself, a long list lost letters.
 */
export const SearchBox = ({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) => {
  const { list } = useWords();
  const [typed, type] = useState(value);
  const asked = useRef(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    // Narrowed from elsewhere: all cleared, or a link followed.
    if (value === asked.current) return;
    asked.current = value;
    type(value);
  }, [value]);
  useEffect(() => {
    if (typed === asked.current) return undefined;
    const later = setTimeout(() => {
      asked.current = typed;
      search.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(later);
  }, [typed]);
  return (
    <Input
      className="list-search"
      allowClear
      aria-label={list.search}
      placeholder={list.searchHint}
      value={typed}
      onChange={({ target }) => type(target.value)}
    />
  );
};
