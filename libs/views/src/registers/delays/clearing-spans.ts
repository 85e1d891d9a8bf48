import type { LocalDate } from '@ledger/kernel';
import type { Span } from './span';

const documentOf = ({ refs }: Span) => refs[0] ?? '';

const byDocument = (spans: readonly Span[], hop: Span['hop']) =>
  new Map(spans.filter((span) => span.hop === hop).map((span) => [documentOf(span), span]));

/** Appropriated for a month of which no batch is known yet: it waits to be sent. */
const unsent = (arrivals: ReadonlyMap<string, Span>, sendings: ReadonlyMap<string, Span>) =>
  [...arrivals.values()]
    .filter((arrival) => arrival.month !== undefined && !sendings.has(documentOf(arrival)))
    .map(({ until: _until, dueOn: _dueOn, limit: _limit, ...wait }): Span => ({
      ...wait,
      hop: 'appropriation-to-bank',
      why: ['not-sent'],
    }));

/** From the arrival in the clearing account (到账) to the sending; below zero when it came after. */
const fromArrival = (sending: Span, arrivedOn: LocalDate): Span => ({
  ...sending,
  hop: 'arrival-to-bank',
  from: arrivedOn,
  why:
    sending.until !== undefined && arrivedOn > sending.until
      ? [...sending.why, 'arrived-after-sending']
      : sending.why,
});

/**
 * The waits between a document and a batch. A document knows when its money arrived, a batch when
 * it was sent, and neither knows the other's day: they are put together when the register is asked.
 */
export const withClearing = (spans: readonly Span[]): readonly Span[] => {
  const arrivals = byDocument(spans, 'appropriation-to-arrival');
  const sent = byDocument(spans, 'appropriation-to-bank');
  const waiting = unsent(arrivals, sent);
  const sendings = [...spans.filter(({ hop }) => hop === 'appropriation-to-bank'), ...waiting];
  const stays = sendings.flatMap((sending) => {
    const arrivedOn = arrivals.get(documentOf(sending))?.until;
    return arrivedOn ? [fromArrival(sending, arrivedOn)] : [];
  });
  return [...spans, ...waiting, ...stays];
};
