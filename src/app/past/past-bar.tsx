import { BellRing, ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, History, KeyRound, Pause, Play, X } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { PlaceKind } from '../../trace/trace-places';
import { useCacheView } from '../cache/cache-view';
import { SHORTCUTS } from '../shell/shortcuts';
import { useApp, useRefusal } from '../state/use-app';
import { PlaceLink } from '../trace/parts/place-link';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/select';
import { momentWords } from './moment-words';
import { PACES, usePastView } from './past-view';
import { usePlay } from './use-play';
import styles from './past-bar.module.css';

interface StepButtonProps {
  label: string;
  icon: ReactNode;
  kind: PlaceKind | { key: string } | null;
  direction: 'next' | 'previous';
  shortcut?: string;
  tooltip?: string;
}

/** Why a button leads nowhere from here. */
function nothingThere(kind: PlaceKind | { key: string }, direction: 'next' | 'previous'): string {
  const what = kind === 'alert' ? 'match' : typeof kind === 'string' ? kind : 'access to the selected key';
  return direction === 'next' ? `No ${what} follows this moment.` : `No ${what} comes before this moment.`;
}

/** Goes to the next (previous) moment of a kind; `kind` null: there is none to look for. */
function StepButton({ label, icon, kind, direction, shortcut, tooltip }: StepButtonProps) {
  const trace = useApp((state) => state.trace);
  const past = useApp((state) => state.past);
  const lookAt = useApp((state) => state.lookAt);
  const to = past === null || kind === null ? null : trace.places()[direction](kind, past);
  return (
    <IconButton
      size="small"
      label={label}
      icon={icon}
      isDisabled={to === null}
      onPress={() => lookAt(to)}
      tooltip={to === null && kind !== null ? nothingThere(kind, direction) : (tooltip ?? label)}
      {...(shortcut !== undefined && { shortcut })}
    />
  );
}

function Steps() {
  const key = useCacheView((view) => view.selected);
  return (
    <div className={styles.group} role="group" aria-label="Step through the past">
      <StepButton label="Previous event" icon={<ChevronFirst aria-hidden />} kind="event" direction="previous" shortcut={SHORTCUTS.pastEventBack} />
      <StepButton label="Previous request" icon={<ChevronLeft aria-hidden />} kind="request" direction="previous" shortcut={SHORTCUTS.pastRequestBack} />
      <StepButton label="Next request" icon={<ChevronRight aria-hidden />} kind="request" direction="next" shortcut={SHORTCUTS.pastRequest} />
      <StepButton label="Next event" icon={<ChevronLast aria-hidden />} kind="event" direction="next" shortcut={SHORTCUTS.pastEvent} />
      <StepButton label="Next alert" icon={<BellRing aria-hidden />} kind="alert" direction="next" tooltip="Go to the next match" />
      <StepButton
        label="Next access to the selected key"
        icon={<KeyRound aria-hidden />}
        kind={key === null ? null : { key }}
        direction="next"
        tooltip={key === null ? 'Select a key in the Cache tab to follow it' : 'Go to where something is done with the selected key next'}
      />
    </div>
  );
}

function Player() {
  const { playing, pace, setPlaying, setPace } = usePastView();
  const isAtEnd = useApp((state) => state.past !== null && state.past >= state.trace.length);
  usePlay();
  return (
    <div className={styles.group}>
      <IconButton
        size="small"
        label={playing ? 'Pause' : 'Play'}
        icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        isDisabled={isAtEnd && !playing}
        onPress={() => setPlaying(!playing)}
        tooltip={playing ? 'Pause here' : isAtEnd ? 'This is the end of the trace: go back first, then play from there' : 'Play event after event'}
      />
      <Select label="Events a second" labelPlacement="hidden" options={PACES.map((value) => ({ value, label: `${value} / s` }))} value={pace} onChange={setPace} />
    </div>
  );
}

function Slider({ text }: { text: string }) {
  const length = useApp((state) => state.trace.length);
  const past = useApp((state) => state.past ?? state.trace.length);
  const lookAt = useApp((state) => state.lookAt);
  return (
    <input
      className={styles.slider}
      type="range"
      aria-label="Moment"
      aria-valuetext={text}
      min={1}
      max={length}
      value={past}
      onChange={(event) => lookAt(Number(event.target.value))}
    />
  );
}

function Bar({ past }: { past: number }) {
  const trace = useApp((state) => state.trace);
  const lookAt = useApp((state) => state.lookAt);
  const continueFromPast = useApp((state) => state.continueFromPast);
  const failed = useApp((state) => state.engine.kind === 'failed');
  const refusal = useRefusal();
  const { event, time, what, place } = useMemo(() => momentWords(trace, past), [trace, past]);
  return (
    <section className={styles.bar} aria-label="Time travel">
      <p className={styles.title}>
        <History aria-hidden />
        The past
      </p>
      <Steps />
      <Player />
      <Slider text={`${event}, ${time}. ${what}`} />
      <p className={styles.words}>
        <span className={styles.strong}>{event}</span> <span className={styles.time}>{time}</span> <span className={styles.what}>{what}</span>
        {place && <PlaceLink path={place.path} line={place.line} />}
      </p>
      <div className={styles.group}>
        <Button
          size="small"
          isDisabled={failed || refusal !== null}
          onPress={() => void continueFromPast()}
          tooltip={
            refusal ??
            'Run the events that follow this one, with this table and clock and the detections as they are now. What came after this moment is replaced; Undo brings it back'
          }
        >
          Continue from here
        </Button>
        <Button size="small" variant="primary" icon={<X aria-hidden />} onPress={() => lookAt(null)} shortcut={SHORTCUTS.past} tooltip="Show the cache as it is">
          Back to now
        </Button>
      </div>
    </section>
  );
}

/** Over the panels while they show the past: which moment that is, and the ways to others. */
export function PastBar() {
  const past = useApp((state) => state.past);
  return past === null ? null : <Bar past={past} />;
}
