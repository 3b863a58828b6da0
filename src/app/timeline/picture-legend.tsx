import type { ReactNode } from 'react';
import { legendPlaces } from './legend-places';
import styles from './timeline.module.css';

const BAND = 'M0 -4h14v8h-14z';

/** How each part of the legend looks, as in the lanes. */
const SAMPLES: Readonly<Record<string, { look: string | undefined; path: string }>> = {
  live: { look: styles.live, path: BAND },
  'expired, still readable': { look: styles.expired, path: BAND },
  deleted: { look: styles.deleted, path: BAND },
  event: { look: styles.events, path: 'M6 5v-10h2v10z' },
  alert: { look: styles.alerts, path: 'M7 4l-4 -7h8z' },
  read: { look: styles.reads, path: 'M6 5v-6h2v6z' },
  write: { look: styles.writes, path: 'M6 5v-10h2v10z' },
  deletion: { look: styles.deletion, path: 'M4 -3l6 6m0 -6l-6 6' },
};

/** What bands and marks mean, below the lanes: for a saved picture alone, as the page has it above the timeline. */
export function PictureLegend({ width, top }: { width: number; top: number }): ReactNode {
  return (
    <g className={styles.pictureLegend}>
      {legendPlaces(Object.keys(SAMPLES), width).places.map(({ name, x, y }) => (
        <g key={name} transform={`translate(${x} ${top + y})`}>
          <path className={SAMPLES[name]?.look} d={SAMPLES[name]?.path} />
          <text className={styles.legendText} x={20} y={4}>
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}

/** How much higher a picture of a width is with its legend, in CSS pixels. */
export function legendHeight(width: number): number {
  return legendPlaces(Object.keys(SAMPLES), width).height;
}
