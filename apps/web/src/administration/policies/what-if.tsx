import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { Act } from '../../act/act';
import { type SecondPerson, SecondPersonFields } from '../../act/fields';
import { count } from '../../figures';
import { fetchLedger, ledger } from '../../ledger/ledger';
import { Section } from '../../page/section';
import { useSight } from '../../session/sight';
import { Loading } from '../../states/loading';
import { ActProblem } from '../../act/act-problem';
import { type Notice, noticesIn } from './notices';
import { WhatWouldChange } from './what-would-change';
import { usePolicyWords } from './words';

const Publish = ({ notices }: { readonly notices: readonly Notice[] }) => {
  const words = usePolicyWords();
  return (
    <Act<{ readonly secondPerson: SecondPerson }>
      words={{ label: words.publish, title: words.publish, explain: words.publishExplain }}
      send={({ secondPerson }, header) =>
        fetchLedger.POST('/api/v1/policies', {
          params: { header },
          body: { notices: [...notices], secondPerson },
        })
      }
    >
      <SecondPersonFields />
      <p className="note">{words.byOther}</p>
    </Act>
  );
};

type Chosen =
  | { readonly is: 'nothing' | 'no-notices' }
  | { readonly is: 'notices'; readonly notices: readonly Notice[] };

/** Works out what a file of notices would change; nothing is recorded until it is published. */
export const WhatIf = () => {
  const words = usePolicyWords();
  const { may } = useSight();
  const id = useId();
  const [chosen, setChosen] = useState<Chosen>({ is: 'nothing' });
  const { mutate, data, error, isPending, reset } = ledger.useMutation(
    'post',
    '/api/v1/policies/check',
  );
  const take = async (file: File | undefined): Promise<void> => {
    reset();
    const notices = file && noticesIn(await file.text());
    if (!file) setChosen({ is: 'nothing' });
    else setChosen(notices ? { is: 'notices', notices } : { is: 'no-notices' });
  };
  const notices = chosen.is === 'notices' ? chosen.notices : undefined;
  return (
    <Section id="what-if" title={words.check} note={words.checkNote}>
      <div className="what-if-file">
        <label htmlFor={id}>{words.file}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => void take(target.files?.[0])}
        />
        <Button
          type="primary"
          disabled={!notices}
          loading={isPending}
          onClick={() => notices && mutate({ body: { notices: [...notices], limit: 1_000 } })}
        >
          {words.run}
        </Button>
        <span className="note" role="status">
          {notices ? words.notices(count(notices.length)) : words.unread}
        </span>
        {notices && data && may('publish-policy') && <Publish notices={notices} />}
      </div>
      {chosen.is === 'no-notices' && <Alert type="error" showIcon title={words.notJson} />}
      {isPending && <Loading />}
      {error !== null && !isPending && <ActProblem error={error} />}
      {data && !isPending && <WhatWouldChange answer={data} />}
    </Section>
  );
};
