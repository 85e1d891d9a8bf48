import '../look/finance.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { type Language, useLanguage } from '../words/language';
import { PaperButtons } from './paper-buttons';
import { Periods } from './periods';
import { usePaperWords } from './words';

type Division = Answer<'Division'>;

const REGISTERS = [
  { paper: 'findings', needs: 'read-findings' },
  { paper: 'custody', needs: 'read-findings' },
  { paper: 'overpayments', needs: 'read-money' },
  { paper: 'arrears', needs: 'read-findings' },
  { paper: 'decisions', needs: 'read-findings' },
  { paper: 'near-relatives', needs: 'read-findings' },
] as const;

/** Of which village, in which language: the same for all that are asked for. */
type Wanted = {
  readonly language: Language;
  readonly village?: string;
};

const Registers = ({ wanted, day }: { readonly wanted: Wanted; readonly day: string }) => {
  const words = usePaperWords();
  const { may } = useSight();
  return (
    <Section id="registers" title={words.lists} note={words.listsNote(day)}>
      <table className="plain papers">
        <thead>
          <tr>
            <th scope="col">{words.paper}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.download}</th>
          </tr>
        </thead>
        <tbody>
          {REGISTERS.filter(({ needs }) => may(needs)).map(({ paper }) => {
            const { name, what } = words[paper];
            return (
              <tr key={paper}>
                <th scope="row">{name}</th>
                <td>{what}</td>
                <td>
                  <PaperButtons
                    isLabelled={false}
                    path={`/${paper}`}
                    query={{ ...wanted, knownOn: day }}
                    name={name}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
};

/** Papers of one batch or month stand where that is. */
const Single = () => {
  const words = usePaperWords();
  const addressOf = useAddress();
  const rows = [
    { said: words.batch, to: '/batches', link: words.toBatches },
    { said: words.certificate, to: '/months', link: words.toMonths },
  ] as const;
  return (
    <Section id="single" title={words.single}>
      <table className="plain papers">
        <thead>
          <tr>
            <th scope="col">{words.paper}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.download}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ said: { name, what }, to, link }) => (
            <tr key={to}>
              <th scope="row">{name}</th>
              <td>{what}</td>
              <td>
                <Link to={addressOf(to)}>{link}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};

const Choices = ({
  villages,
  wanted,
  want,
}: {
  readonly villages: readonly Division[];
  readonly wanted: Wanted;
  readonly want: (wanted: Wanted) => void;
}) => {
  const words = usePaperWords();
  const { language, village } = wanted;
  return (
    <>
      <label className="choice">
        {words.language}
        <select
          value={language}
          onChange={({ target }) => want({ ...wanted, language: target.value as Language })}
        >
          {(['zh', 'en'] as const).map((one) => (
            <option key={one} value={one} lang={one === 'zh' ? 'zh-CN' : 'en'}>
              {words.languages[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        {words.village}
        <select
          value={village ?? ''}
          onChange={({ target }) =>
            want({ language, ...(target.value && { village: target.value }) })
          }
        >
          <option value="">{words.allVillages}</option>
          {villages.map(({ division, name }) => (
            <option key={division} value={division}>
              {name ?? division}
            </option>
          ))}
        </select>
      </label>
    </>
  );
};

/** Every paper of the ledger, by language, village and period. */
export const PapersPage = () => {
  const words = usePaperWords();
  const { language } = useLanguage();
  const [knownOn] = useKnownOn();
  const [chosen, want] = useState<Wanted>();
  const wanted = chosen ?? { language };
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/divisions', { params });
  const villages = (query.data?.divisions ?? []).filter(({ level }) => level === 'village');
  return (
    <Page
      title={words.title}
      note={words.meaning}
      actions={<Choices villages={villages} wanted={wanted} want={want} />}
    >
      <Answered query={query}>
        {({ knowledgeDate }) => (
          <>
            <Registers wanted={wanted} day={knowledgeDate} />
            <Periods wanted={wanted} day={knowledgeDate} knownOn={knownOn} />
            <Single />
          </>
        )}
      </Answered>
    </Page>
  );
};
