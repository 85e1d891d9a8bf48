import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { officeTime } from '../../figures';
import { useKnownOn } from '../../frame/known-on';
import { Page } from '../../frame/page';
import { committee } from '../../ledger/committee';
import { Answered } from '../../page/answered';
import '../../look/committee.css';
import { type Clock, clocksAt, inOrderOf, isClock, type Moments, seenBy, stepAt } from './clock';
import { differencesOf } from './differences';
import { ExportBundle } from './export-bundle';
import { StateCard } from './state-card';
import { Stream } from './stream';
import { ClockChoice, Turner } from './turner';
import { useReplayWords } from './words';

/** The browser takes few changes of address a second: it is written when the hand rests. */
const RESTS_AFTER_MS = 500;

/** Where the clock stands. It begins where the address says, and the address follows. */
const useTurning = (moments: Moments) => {
  const [words, setWords] = useSearchParams();
  const asked = words.get('clock');
  const [clock, setClock] = useState<Clock>(isClock(asked) ? asked : 'knownOn');
  const places = moments.clocks[clock];
  const [chosen, setStep] = useState(() => stepAt(places, words.get('at')));
  const [pinned, setPinned] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  // News may bring a story of other length.
  const step = Math.min(chosen, places.length - 1);
  const at = places[step]?.at ?? '';
  useEffect(() => {
    const resting = setTimeout(() => {
      setWords(
        (before) => {
          const after = new URLSearchParams(before);
          after.set('clock', clock);
          after.set('at', at);
          return after;
        },
        { replace: true },
      );
    }, RESTS_AFTER_MS);
    return () => clearTimeout(resting);
  }, [clock, at]);
  const choose = (next: Clock): void => {
    setClock(next);
    setStep(moments.clocks[next].length - 1);
    setPinned(undefined);
    setPlaying(false);
  };
  return { clock, choose, places, step, setStep, pinned, setPinned, isPlaying, setPlaying, at };
};

const Replayed = ({ moments }: { readonly moments: Moments }) => {
  const words = useReplayWords();
  const turning = useTurning(moments);
  const { clock, places, step, pinned, at } = turning;
  const ordered = useMemo(() => inOrderOf(moments.entries, clock), [moments, clock]);
  const moment = places[step];
  if (!moment) return <p className="empty">{words.noHistory}</p>;
  const other = pinned === undefined ? places[step - 1] : places[pinned];
  const differences = differencesOf(moment, other, moments.findings);
  const seen = seenBy(ordered, clock, at);
  const since = other ? seenBy(ordered, clock, other.at) : 0;
  const said = (of: string): string => (clock === 'recordedAt' ? officeTime(of) : of);
  const beside = pinned === undefined ? undefined : places[pinned];
  return (
    <>
      <section className="section clocks" aria-label={words.clock}>
        <ClockChoice clock={clock} onChoose={turning.choose} />
        <Turner
          step={step}
          steps={places.length}
          said={said(at)}
          isPlaying={turning.isPlaying}
          onTurn={turning.setStep}
          onPlay={turning.setPlaying}
        />
        <div className="clock-acts">
          <Button onClick={() => turning.setPinned(pinned === undefined ? step : undefined)}>
            {pinned === undefined ? words.pin : words.unpin}
          </Button>
          <span className="note" role="status">
            {differences.count === 0 ? words.same : words.changes(differences.count)}
          </span>
          <span className="section-actions">
            <ExportBundle
              household={moments.householdNo}
              at={clocksAt(moments, clock, at)}
              beside={beside && clocksAt(moments, clock, beside.at)}
            />
          </span>
        </div>
      </section>
      <div className={beside ? 'replay two' : 'replay'}>
        {beside && (
          <StateCard
            title={`${words.pinned} ${said(beside.at)}`}
            moment={beside}
            differences={differencesOf(beside, beside, moments.findings)}
          />
        )}
        <StateCard
          title={beside ? `${words.now} ${said(at)}` : words.state}
          moment={moment}
          differences={differences}
        />
        <Stream
          ordered={ordered}
          seen={Math.max(seen, since)}
          since={Math.min(seen, since)}
          note={beside ? words.streamBetween : words.streamNote}
        />
      </div>
    </>
  );
};

/** One household on the three clocks. All of it is read once; turning a clock asks nothing. */
export const ReplayPage = () => {
  const { no = '' } = useParams();
  const words = useReplayWords();
  const [knownOn] = useKnownOn();
  const query = committee.useQuery(
    'get',
    '/api/v1/committee/households/{no}/moments',
    { params: { path: { no }, query: knownOn === undefined ? {} : { knownOn } } },
    // Each reading is written down as a look: it is asked once and not again for every window.
    { staleTime: Infinity, refetchOnWindowFocus: false },
  );
  const note = query.data ? words.note(query.data.village ?? '') : undefined;
  return (
    <Page title={words.title(no)} note={note}>
      <Answered query={query}>
        {(moments) => <Replayed key={`${no} ${moments.knownOn}`} moments={moments} />}
      </Answered>
    </Page>
  );
};
