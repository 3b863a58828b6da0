import { ChartNoAxesGantt, ImageDown, Maximize2, Table2, ZoomIn, ZoomOut } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { NothingYet } from '../shell/nothing-yet';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { clockOf, usePanelMoment } from '../state/use-moment';
import { useTraceView } from '../trace/trace-view';
import { Button, IconButton } from '../ui/button';
import { SearchField } from '../ui/search-field';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { useStable } from '../ui/use-stable';
import { useWidth } from '../ui/use-width';
import { legendHeight } from './picture-legend';
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

interface TimelineToolsProps {
  /** All of the time is shown. */
  isWhole: boolean;
  isEmpty: boolean;
  moreKeys: number;
  onZoom: (factor: number) => void;
  onSave: (as: 'svg' | 'png') => void;
}

/** What is shown of the timeline, and how. Not drawn again for each step of a zoom. */
const TimelineTools = memo(function TimelineTools({ isWhole, isEmpty, moreKeys, onZoom, onSave }: TimelineToolsProps): ReactNode {
  const search = useTimelineView((view) => view.search);
  const asTable = useTimelineView((view) => view.asTable);
  const { setStretch, setSearch, setAsTable } = useTimelineView.getState();
  return (
    <Toolbar label="Timeline">
      <SearchField label="Search keys" value={search} onChange={setSearch} />
      <IconButton label="Zoom in" icon={<ZoomIn aria-hidden />} onPress={() => onZoom(0.5)} />
      <IconButton label="Zoom out" icon={<ZoomOut aria-hidden />} isDisabled={isWhole} onPress={() => onZoom(2)} />
      <IconButton label="Show all" icon={<Maximize2 aria-hidden />} isDisabled={isWhole} onPress={() => setStretch(null)} />
      <Legend />
      {moreKeys > 0 && <p className={styles.moreKeys}>{counted(moreKeys, 'more key')} not shown. Search for {moreKeys === 1 ? 'it' : 'them'}.</p>}
      <ToolbarSpace />
      <Button size="small" icon={<Table2 aria-hidden />} isPressed={asTable} onPress={() => setAsTable(!asTable)} tooltip="The same as a table">
        Table
      </Button>
      <IconButton label="Save as SVG" icon={<ImageDown aria-hidden />} isDisabled={asTable || isEmpty} onPress={() => onSave('svg')} />
      <Button size="small" variant="quiet" label="Save as PNG" isDisabled={asTable || isEmpty} onPress={() => onSave('png')}>
        PNG
      </Button>
    </Toolbar>
  );
});

/** What happened along the simulated time: events and alerts by log type, and the life of keys in three zones. */
export function TimelinePanel(): ReactNode {
  const moment = usePanelMoment();
  const { trace } = moment;
  const setBottomTab = useApp((state) => state.setBottomTab);
  const show = useTraceView((view) => view.show);
  const { stretch, asTable, setStretch } = useTimelineView();
  const lanes = useTimelineLanes(trace);
  const whole = useMemo(() => wholeOf(trace), [trace]);
  const shown = stretch ?? whole;
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(frame);
  const middle = (shown.from + shown.to) / 2;
  const isEmpty = trace.length <= 1;
  const onZoom = useStable((factor: number) => setStretch(zoomed(shown, factor, middle, whole)));
  const onSave = useStable((as: 'svg' | 'png') => picture.current && void savePicture(picture.current, as, legendHeight(width)));
  const open = (seq: number): void => {
    show(seq);
    setBottomTab('Trace');
  };
  return (
    <section className={styles.panel} aria-label="Timeline panel">
      <TimelineTools isWhole={stretch === null} isEmpty={isEmpty} moreKeys={lanes.moreKeys} onZoom={onZoom} onSave={onSave} />
      <div ref={frame} className={styles.frame}>
        {isEmpty ? (
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
