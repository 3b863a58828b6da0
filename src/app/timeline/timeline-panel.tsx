import { ChartNoAxesGantt, ImageDown, Maximize2, Table2, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { NothingYet } from '../shell/nothing-yet';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { clockOf, useDeferredMoment } from '../state/use-moment';
import { useTraceView } from '../trace/trace-view';
import { Button, IconButton } from '../ui/button';
import { SearchField } from '../ui/search-field';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { useWidth } from '../ui/use-width';
import { savePicture } from './picture';
import { wholeOf, zoomed } from './stretch';
import { TimelineChart } from './timeline-chart';
import { TimelineTable } from './timeline-table';
import { useTimelineView } from './timeline-view';
import { useTimelineLanes } from './use-timeline';
import styles from './timeline.module.css';

function Empty(): ReactNode {
  return (
    <NothingYet icon={<ChartNoAxesGantt aria-hidden />} title="Nothing has happened yet." runLabel="Run to fill the timeline">
      Events, alerts and the life of each key appear here along the simulated time.
    </NothingYet>
  );
}

function Legend(): ReactNode {
  return (
    <p className={styles.legend}>
      <span className={styles.liveSample} /> live <span className={styles.expiredSample} /> expired, still readable <span className={styles.deletedSample} /> deleted
    </p>
  );
}

/** What happened along the simulated time: events and alerts by log type, and the life of keys in three zones. */
export function TimelinePanel(): ReactNode {
  const moment = useDeferredMoment();
  const { trace } = moment;
  const setBottomTab = useApp((state) => state.setBottomTab);
  const show = useTraceView((view) => view.show);
  const { stretch, search, asTable, setStretch, setSearch, setAsTable } = useTimelineView();
  const lanes = useTimelineLanes(trace);
  const whole = useMemo(() => wholeOf(trace), [trace]);
  const shown = stretch ?? whole;
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(frame);
  const middle = (shown.from + shown.to) / 2;
  const open = (seq: number): void => {
    show(seq);
    setBottomTab('Trace');
  };
  return (
    <section className={styles.panel} aria-label="Timeline panel">
      <Toolbar label="Timeline">
        <SearchField label="Search keys" value={search} onChange={setSearch} />
        <IconButton label="Zoom in" icon={<ZoomIn aria-hidden />} onPress={() => setStretch(zoomed(shown, 0.5, middle, whole))} />
        <IconButton label="Zoom out" icon={<ZoomOut aria-hidden />} isDisabled={stretch === null} onPress={() => setStretch(zoomed(shown, 2, middle, whole))} />
        <IconButton label="Show all" icon={<Maximize2 aria-hidden />} isDisabled={stretch === null} onPress={() => setStretch(null)} />
        <Legend />
        {lanes.moreKeys > 0 && <p className={styles.moreKeys}>{counted(lanes.moreKeys, 'more key')} not shown. Search for {lanes.moreKeys === 1 ? 'it' : 'them'}.</p>}
        <ToolbarSpace />
        <Button size="small" icon={<Table2 aria-hidden />} isPressed={asTable} onPress={() => setAsTable(!asTable)} tooltip="The same as a table">
          Table
        </Button>
        <IconButton label="Save as SVG" icon={<ImageDown aria-hidden />} isDisabled={asTable || trace.length <= 1} onPress={() => picture.current && void savePicture(picture.current, 'svg')} />
        <Button size="small" variant="quiet" label="Save as PNG" isDisabled={asTable || trace.length <= 1} onPress={() => picture.current && void savePicture(picture.current, 'png')}>
          PNG
        </Button>
      </Toolbar>
      <div ref={frame} className={styles.frame}>
        {trace.length <= 1 ? (
          <Empty />
        ) : asTable ? (
          <TimelineTable lanes={lanes} stretch={shown} />
        ) : (
          <TimelineChart
            ref={picture}
            lanes={lanes}
            whole={whole}
            stretch={shown}
            width={width}
            now={clockOf(moment)}
            isPast={moment.isPast}
            onStretch={setStretch}
            onOpen={open}
          />
        )}
      </div>
    </section>
  );
}
