import { Button } from 'antd';
import { useEffect, useId } from 'react';
import { type Clock, CLOCKS } from './clock';
import { useReplayWords } from './words';

const PLAY_EVERY_MS = 900;

/** Which of the three clocks is turned; the browser's own choice, for every reader. */
export const ClockChoice = ({
  clock,
  onChoose,
}: {
  readonly clock: Clock;
  readonly onChoose: (clock: Clock) => void;
}) => {
  const words = useReplayWords();
  const name = useId();
  return (
    <fieldset className="clock-choice">
      <legend className="sr-only">{words.clock}</legend>
      {CLOCKS.map((each) => (
        <label key={each} className={each === clock ? 'chosen' : undefined}>
          <input
            type="radio"
            name={name}
            checked={each === clock}
            onChange={() => onChoose(each)}
          />
          {words.clocks[each]}
        </label>
      ))}
      <span className="note">{words.clockMeans[clock]}</span>
    </fieldset>
  );
};

/** Goes on by itself until the last step. */
const usePlaying = (isPlaying: boolean, isLast: boolean, onStep: () => void, onEnd: () => void) => {
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (isLast) {
      onEnd();
      return undefined;
    }
    const waiting = setTimeout(onStep, PLAY_EVERY_MS);
    return () => clearTimeout(waiting);
  });
};

export interface Turned {
  readonly step: number;
  readonly steps: number;
  /** The moment as it is read: a day, or a day and a time. */
  readonly said: string;
  readonly isPlaying: boolean;
}

/** The slider, its steps, and the button that turns it by itself. */
export const Turner = ({
  step,
  steps,
  said,
  isPlaying,
  onTurn,
  onPlay,
}: Turned & {
  readonly onTurn: (step: number) => void;
  readonly onPlay: (isPlaying: boolean) => void;
}) => {
  const words = useReplayWords();
  const id = useId();
  const last = steps - 1;
  usePlaying(
    isPlaying,
    step >= last,
    () => onTurn(step + 1),
    () => onPlay(false),
  );
  const play = (): void => {
    // From the end there is nothing to play: it begins anew.
    if (!isPlaying && step >= last) onTurn(0);
    onPlay(!isPlaying);
  };
  return (
    <div className="turner">
      <div className="turner-steps">
        <Button disabled={step === 0} onClick={() => onTurn(0)}>
          {words.first}
        </Button>
        <Button disabled={step === 0} onClick={() => onTurn(step - 1)}>
          {words.before}
        </Button>
        <Button type="primary" disabled={last < 1} onClick={play} aria-pressed={isPlaying}>
          {isPlaying ? words.pause : words.play}
        </Button>
        <Button disabled={step >= last} onClick={() => onTurn(step + 1)}>
          {words.after}
        </Button>
        <Button disabled={step >= last} onClick={() => onTurn(last)}>
          {words.last}
        </Button>
      </div>
      <label htmlFor={id} className="sr-only">
        {words.place}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={step}
        aria-valuetext={`${said}，${words.step(step + 1, steps)}`}
        onChange={({ target }) => onTurn(Number(target.value))}
      />
      <output htmlFor={id} className="turner-at">
        <strong>{said}</strong> <span className="note">{words.step(step + 1, steps)}</span>
      </output>
    </div>
  );
};
