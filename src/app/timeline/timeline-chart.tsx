import { scaleUtc } from 'd3-scale';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode, Ref } from 'react';
import { formatUtc } from '../../clock/format-time';
import { ZONES } from '../../engine/page-behaviour';
import type { EventLane, Marks } from '../../engine/page-behaviour';
import type { KeyLife, KeyMark, Zone } from '../../replay/key-life';
import { showText } from '../ui/show-text';
import { bands, bars, byPixel, crosses, nearest, triangles } from './pixels';
import type { PixelMarks } from './pixels';
import { moved, zoomed } from './stretch';
import { PictureLegend } from './picture-legend';
import { anchorAt, roomyTicks } from './ticks';
import type { Stretch } from './timeline-view';
import type { TimelineLanes } from './use-timeline';
import styles from './timeline.module.css';

/** Sizes in CSS pixels. */
const LABELS = 190;
/** In a narrower chart names stand over their lanes, on lines of this height, and lanes begin this far from the edge. */
const NARROW = 560;
const NAME_LINE = 14;
const EDGE = 8;
const AXIS = 24;
const LANE = 30;
/** How far from a mark a press still means it, for a mouse and for a finger. */
const REACH = { mouse: 5, touch: 16 };

const ZONE_CLASSES: Record<Zone, string | undefined> = {
  live: styles.live,
  'expired, still readable': styles.expired,
  deleted: styles.deleted,
};

interface Lane {
  name: string;
  label: string;
  /** What a press finds: marks by pixel, and the entry of each mark. */
  found: { marks: PixelMarks; seqs: readonly number[] }[];
  picture: ReactNode;
}

export interface TimelineChartProps {
  lanes: TimelineLanes;
  whole: Stretch;
  stretch: Stretch;
  width: number;
  /** Where the clock stands on the screen. */
  now: number;
  isPast: boolean;
  onStretch: (stretch: Stretch | null) => void;
  onOpen: (seq: number) => void;
  ref: Ref<SVGSVGElement>;
}

function eventLane({ logType, events, alerts }: EventLane, toX: (time: number) => number, width: number): Lane {
  const eventMarks = byPixel(events.at, toX, width);
  const alertMarks = byPixel(alerts.at, toX, width);
  const name = logType === '' ? 'no log type' : showText(logType);
  return {
    name,
    label: name,
    found: [
      { marks: alertMarks, seqs: alerts.seq },
      { marks: eventMarks, seqs: events.seq },
    ],
    picture: (
      <>
        <path className={styles.events} d={bars(eventMarks, LANE - 6, LANE - 16)} />
        <path className={styles.alerts} d={triangles(alertMarks, 11)} />
      </>
    ),
  };
}

interface SplitLife {
  readonly life: KeyLife;
  readonly marks: Record<KeyMark['kind'], Marks>;
}

/** The marks of a life by their kind, once for all drawings of it. */
function split(life: KeyLife): SplitLife {
  const newMarks = (): Marks => ({ at: [], seq: [] });
  const marks = { read: newMarks(), write: newMarks(), delete: newMarks() };
  for (const { kind, at, seq } of life.marks) {
    marks[kind].at.push(at);
    marks[kind].seq.push(seq);
  }
  return { life, marks };
}

function keyLane({ life, marks }: SplitLife, toX: (time: number) => number, width: number): Lane {
  const of = (kind: KeyMark['kind']): { marks: PixelMarks; seqs: readonly number[] } => ({ marks: byPixel(marks[kind].at, toX, width), seqs: marks[kind].seq });
  const writes = of('write');
  const reads = of('read');
  const deletions = of('delete');
  const name = showText(life.key);
  return {
    name,
    label: name,
    found: [deletions, writes, reads],
    picture: (
      <>
        {ZONES.map((zone) => {
          const own = life.spans.filter((span) => span.zone === zone).map(({ from, to }) => ({ from: toX(from), to: toX(to) }));
          return <path key={zone} className={ZONE_CLASSES[zone]} d={bands(own, width, 8, LANE - 16)} />;
        })}
        <path className={styles.reads} d={bars(reads.marks, LANE - 4, 6)} />
        <path className={styles.writes} d={bars(writes.marks, LANE - 8, LANE - 16)} />
        <path className={styles.deletion} d={crosses(deletions.marks, LANE / 2)} />
      </>
    ),
  };
}

/** The width of a letter of a key, in CSS pixels. */
const LETTER = 7.2;

/** As much of a name as has room: its beginning and, as keys that look alike differ there, more of its end. */
function shortened(name: string, labels: number): string {
  const most = Math.floor((labels - 14) / LETTER);
  if (name.length <= most) return name;
  const begin = Math.floor((most - 1) * 0.4);
  return `${name.slice(0, begin)}…${name.slice(begin + 1 - most)}`;
}

/** A tick as short as it can be: the day at midnight, else the time, in UTC. */
function tickText(tick: Date): string {
  const [date = '', time = ''] = tick.toISOString().split('T');
  if (time.startsWith('00:00:00.000')) return date;
  if (!time.endsWith('.000Z')) return time.slice(3, -1);
  return time.endsWith(':00.000Z') ? time.slice(0, 5) : time.slice(0, 8);
}

/** The picture: simulated time from left to right, a lane a log type and a lane a key. */
export function TimelineChart({ lanes, whole, stretch, width, now, isPast, onStretch, onOpen, ref }: TimelineChartProps): ReactNode {
  const isNarrow = width < NARROW;
  const labels = isNarrow ? EDGE : LABELS;
  const nameLine = isNarrow ? NAME_LINE : 0;
  const laneHeight = LANE + nameLine;
  const plot = Math.max(50, width - labels);
  const scale = useMemo(() => scaleUtc([stretch.from * 1000, stretch.to * 1000], [0, plot]), [stretch, plot]);
  const drag = useRef<{ x: number; stretch: Stretch; hasMoved: boolean; brushes: boolean } | null>(null);
  const [brush, setBrush] = useState<{ from: number; to: number } | null>(null);
  const [hovered, setHovered] = useState('');
  const lives = useMemo(() => lanes.keys.map(split), [lanes.keys]);
  const drawn = useMemo(() => {
    // What the scale does, without its detours: it is asked for each mark.
    const perSecond = plot / (stretch.to - stretch.from);
    const toX = (time: number): number => (time - stretch.from) * perSecond;
    return [...lanes.events.map((lane) => eventLane(lane, toX, plot)), ...lives.map((life) => keyLane(life, toX, plot))];
  }, [lanes.events, lives, stretch, plot]);
  const height = AXIS + drawn.length * laneHeight + 4;
  const timeAt = (x: number): number => scale.invert(x).getTime() / 1000;
  const xOf = (event: { clientX: number; currentTarget: Element }): number => event.clientX - event.currentTarget.getBoundingClientRect().left - labels;

  function markAt(event: PointerEvent<SVGSVGElement>): { seq: number; lane: Lane } | null {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top - AXIS;
    const lane = drawn[Math.floor(y / laneHeight)];
    if (!lane) return null;
    for (const { marks, seqs } of lane.found) {
      const index = nearest(marks, xOf(event), event.pointerType === 'touch' ? REACH.touch : REACH.mouse);
      const seq = index === null ? undefined : seqs[marks.first[index] ?? -1];
      if (seq !== undefined) return { seq, lane };
    }
    return null;
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const { current } = drag;
    const x = xOf(event);
    if (!current) {
      const mark = markAt(event);
      setHovered(x < 0 ? '' : `${formatUtc(Math.round(timeAt(x)))} UTC${mark ? ` · ${mark.lane.name}, entry ${mark.seq.toLocaleString('en-US')}` : ''}`);
      return;
    }
    if (Math.abs(x - current.x) > 3) current.hasMoved = true;
    if (!current.hasMoved) return;
    if (current.brushes) setBrush({ from: Math.min(x, current.x), to: Math.max(x, current.x) });
    else onStretch(moved(current.stretch, (current.x - x) / plot, whole));
  }

  function onPointerUp(event: PointerEvent<SVGSVGElement>): void {
    const { current } = drag;
    drag.current = null;
    if (brush) onStretch({ from: timeAt(Math.max(0, brush.from)), to: timeAt(Math.min(plot, brush.to)) });
    else if (current && !current.hasMoved) {
      const mark = markAt(event);
      if (mark) onOpen(mark.seq);
    }
    setBrush(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const middle = (stretch.from + stretch.to) / 2;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => onStretch(moved(stretch, -0.2, whole)),
      ArrowRight: () => onStretch(moved(stretch, 0.2, whole)),
      '+': () => onStretch(zoomed(stretch, 0.5, middle, whole)),
      '-': () => onStretch(zoomed(stretch, 2, middle, whole)),
      '0': () => onStretch(null),
    };
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
    if (!action) return;
    action();
    event.preventDefault();
  }

  const nowX = scale(now * 1000);
  return (
    <div className={styles.scroll}>
      <svg
        ref={ref}
        className={styles.chart}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="Timeline. Arrow keys move it, plus and minus zoom, 0 shows all; the same as a table by the button Table."
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0 || xOf(event) < 0) return;
          drag.current = { x: xOf(event), stretch, hasMoved: false, brushes: event.shiftKey };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = null;
          setBrush(null);
        }}
        onPointerLeave={() => setHovered('')}
        onWheel={(event) => {
          // The page's own zoom is left to it; up and down alone scrolls the lanes.
          if (!event.altKey && !event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
          if (event.altKey) onStretch(zoomed(stretch, event.deltaY > 0 ? 1.25 : 0.8, timeAt(xOf(event)), whole));
          else onStretch(moved(stretch, (event.deltaX || event.deltaY) / plot, whole));
        }}
      >
        <g className={styles.axis} transform={`translate(${labels} 0)`}>
          {roomyTicks(scale, plot, labels).map((tick) => (
            <g key={tick.getTime()} transform={`translate(${Math.round(scale(tick)) + 0.5} 0)`}>
              <line className={styles.tick} y1={AXIS - 4} y2={height} />
              <text y={AXIS - 9} style={{ textAnchor: anchorAt(scale(tick), plot, labels) }}>
                {tickText(tick)}
              </text>
            </g>
          ))}
        </g>
        {drawn.map((lane, index) => (
          <g key={index} transform={`translate(0 ${AXIS + index * laneHeight})`}>
            <line className={styles.divider} x2={width} y1={laneHeight - 0.5} y2={laneHeight - 0.5} />
            <text className={index < lanes.events.length ? styles.label : styles.keyLabel} x={EDGE} y={isNarrow ? NAME_LINE - 1 : LANE / 2 + 4}>
              {shortened(lane.label, isNarrow ? width : labels)}
              <title>{lane.label}</title>
            </text>
            <svg x={labels} y={nameLine} width={plot} height={LANE} overflow="hidden">
              {lane.picture}
            </svg>
          </g>
        ))}
        {nowX >= 0 && nowX <= plot && <line className={isPast ? styles.past : styles.now} x1={labels + nowX} x2={labels + nowX} y1={AXIS - 6} y2={height} />}
        <PictureLegend width={width} top={height} />
        {brush && <rect className={styles.brush} x={labels + brush.from} y={AXIS} width={brush.to - brush.from} height={height - AXIS} />}
      </svg>
      <p className={styles.hovered} aria-hidden>
        {hovered}
      </p>
    </div>
  );
}
