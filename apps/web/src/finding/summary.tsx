import { type ReactNode, useId } from 'react';
import type { Rule } from '../api';
import { count, yuan } from '../figures';
import { KnownMark } from '../findings/known-mark';
import { Severity } from '../findings/severity';
import { HouseholdLink } from '../frame/household-link';
import type { Answer } from '../ledger/ledger';
import { Section } from '../page/section';
import { useLanguage } from '../words/language';
import { useNote } from './note';
import { useFindingWords } from './words';

type Case = Answer<'FindingCase'>;
type Chain = Answer<'Knowledge'>;

/** What is to be looked at before anything else is thought of somebody. */
export const LawfulFirst = ({ rule }: { readonly rule: Rule }) => {
  const { say } = useLanguage();
  const words = useFindingWords();
  const id = useId();
  return (
    <section className="lawful-first" aria-labelledby={id}>
      <h2 id={id}>{words.lawfulFirst}</h2>
      <p>{say(rule.lawful)}</p>
    </section>
  );
};

/** The story in plain words: what was matched, and what could be known when the money left. */
export const InWords = ({
  one: { finding },
  rule,
  chain,
}: {
  readonly one: Case;
  readonly rule: Rule | undefined;
  readonly chain: Chain | undefined;
}) => {
  const { say } = useLanguage();
  const words = useFindingWords();
  const noteOf = useNote();
  return (
    <Section id="in-words" title={words.inWords}>
      <div className="in-words">
        {rule && <p>{say(rule.sentence)}</p>}
        <p>{noteOf(finding)}</p>
        {chain && <p>{say(chain.verdictWords)}</p>}
        {chain && (
          <details>
            <summary>{words.goodFaith}</summary>
            <p>{say(chain.goodFaithWords)}</p>
          </details>
        )}
      </div>
    </Section>
  );
};

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Money = ({
  one: { finding },
  chain,
}: {
  readonly one: Case;
  readonly chain?: Chain | undefined;
}) => {
  const { yuanUnit } = useLanguage().words;
  const words = useFindingWords();
  const sums = [
    [words.certain, finding.amountFenCertain],
    [words.possible, finding.amountFenPossible],
    [words.exposure, finding.exposureFen],
    [words.recovered, chain?.recoveredFen ?? 0],
  ] as const;
  return (
    <>
      {sums.map(([name, fen]) =>
        fen === 0 ? null : (
          <Row key={name} name={name}>
            <span className="amount">{yuan(fen)}</span> <span className="unit">{yuanUnit}</span>
          </Row>
        ),
      )}
    </>
  );
};

const Standing = ({ finding }: { readonly finding: Case['finding'] }) => {
  const words = useFindingWords();
  const { state, because, assignedTo, verdict, suppressedUntil } = finding;
  return (
    <>
      <Row name={words.state}>
        <span className={`work ${state}`}>{words.states[state]}</span>
        {because.map((why) => (
          <span key={why} className="under">
            {words.because[why]}
          </span>
        ))}
        {suppressedUntil && <span className="under">→ {suppressedUntil}</span>}
      </Row>
      <Row name={words.assignedTo}>{assignedTo ?? words.nobody}</Row>
      {verdict && <Row name={words.verdict}>{words.verdicts[verdict]}</Row>}
    </>
  );
};

/** Whom and what it is about, how much money, and where the work on it stands. */
export const About = ({
  one,
  chain,
}: {
  readonly one: Case;
  readonly chain: Chain | undefined;
}) => {
  const { words: all } = useLanguage();
  const words = useFindingWords();
  const { finding } = one;
  const { householdNo } = finding;
  return (
    <Section id="about" title={words.about}>
      <dl className="facts">
        <Row name={all.findings.severity}>
          <Severity of={finding.severity} />
        </Row>
        <Money one={one} chain={chain} />
        {finding.knownAtPayment && (
          <Row name={all.findings.known}>
            <KnownMark finding={finding} />
          </Row>
        )}
        <Standing finding={finding} />
        {householdNo && (
          <Row name={words.household}>
            <HouseholdLink no={householdNo} />
          </Row>
        )}
        {(finding.personName ?? finding.personId) && (
          <Row name={words.person}>
            {finding.personName} <span className="under">{finding.personId}</span>
          </Row>
        )}
        {finding.village && <Row name={words.village}>{finding.village}</Row>}
        {finding.benefitMonth && <Row name={words.month}>{finding.benefitMonth}</Row>}
        {finding.batchNo && <Row name={words.batch}>{finding.batchNo}</Row>}
        {finding.ref && <Row name={words.ref}>{finding.ref}</Row>}
      </dl>
      <p className="note">{words.heldSince(finding.heldSince, count(finding.ageDays))}</p>
    </Section>
  );
};
