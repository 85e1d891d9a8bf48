import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { wordsIn } from '../words/words-in';
import { useAddress } from './known-on';

const useWords = wordsIn({
  zh: { number: '家庭编号', open: '打开' },
  en: { number: 'Household number', open: 'Open' },
});

/** To the page of a household that stands in no list, by its number. */
export const OpenHousehold = () => {
  const words = useWords();
  const goTo = useNavigate();
  const addressOf = useAddress();
  const [no, type] = useState('');
  const open = (event: FormEvent): void => {
    event.preventDefault();
    const named = no.normalize('NFKC').trim();
    if (named) void goTo(addressOf(`/households/${encodeURIComponent(named)}`));
  };
  return (
    <form className="choice" onSubmit={open}>
      <label className="choice">
        {words.number}
        <Input value={no} autoComplete="off" onChange={({ target }) => type(target.value)} />
      </label>
      <Button htmlType="submit">{words.open}</Button>
    </form>
  );
};
