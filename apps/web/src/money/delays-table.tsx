import type { Delay, Spread } from '../api';
import { count } from '../figures';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { type KnownOn, useDelays } from '../queries';
import { useWords } from '../words/language';

const spread = ({ p50, max }: Spread): string => (p50 === null ? '—' : `${p50} / ${max ?? p50}`);

const isEarly = ({ appropriationToSentToBank: { p50 } }: Delay): boolean => p50 !== null && p50 < 0;

const Row = ({ delay }: { readonly delay: Delay }) => (
  <tr>
    <th scope="row">{delay.benefitMonth}</th>
    <td>{delay.batchNo}</td>
    <td className="number">{spread(delay.allocationToAppropriation)}</td>
    <td className="number">{spread(delay.appropriationToSentToBank)}</td>
    <td className="number">{spread(delay.sentToBankToCredited)}</td>
    <td className={`number ${delay.creditedAfterDeadline ? 'marked' : 'zero'}`}>
      {count(delay.creditedAfterDeadline)}
    </td>
    <td className={`number ${delay.neverCredited ? 'marked' : 'zero'}`}>
      {count(delay.neverCredited)}
    </td>
  </tr>
);

export const DelaysTable = ({ knownOn }: { readonly knownOn: KnownOn }) => {
  const { delays: words } = useWords();
  const query = useDelays(knownOn);
  const early = query.data?.some(isEarly) ?? false;
  return (
    <Section
      id="delays"
      title={words.title}
      note={early ? `${words.meaning} ${words.early}` : words.meaning}
    >
      <Answered query={query}>
        {(delays) =>
          delays.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{words.month}</th>
                  <th scope="col">{words.batch}</th>
                  {[
                    words.toAppropriation,
                    words.toBank,
                    words.toCredit,
                    words.late,
                    words.never,
                  ].map((title) => (
                    <th key={title} scope="col" className="number">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {delays.map((delay) => (
                  <Row key={`${delay.benefitMonth} ${delay.batchNo}`} delay={delay} />
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  );
};
