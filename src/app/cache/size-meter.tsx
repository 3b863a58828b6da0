import type { ReactNode } from 'react';
import { MAX_ITEM_BYTES } from '../../engine/page-behaviour';
import { formatBytes } from './cache-rows';
import styles from './size-meter.module.css';

/** From this share of the limit on, the next write may be one too many. */
const NEARLY = 0.9;

/** The size of an item beside what DynamoDB takes at most (400 KB), as a bar and in words. */
export function SizeMeter({ bytes }: { bytes: number }): ReactNode {
  const share = bytes / MAX_ITEM_BYTES;
  const percent = (share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 });
  const words = `${formatBytes(bytes)}, ${percent} % of the 400 KB that DynamoDB takes for an item${share > 1 ? ': too large' : share >= NEARLY ? ': nearly full' : ''}`;
  return (
    <div className={styles.size}>
      <span className={styles.label} aria-hidden>
        Size
      </span>
      <div
        role="meter"
        aria-label="Size"
        aria-valuemin={0}
        aria-valuemax={MAX_ITEM_BYTES}
        aria-valuenow={Math.min(bytes, MAX_ITEM_BYTES)}
        aria-valuetext={words}
        className={styles.meter}
      >
        <div className={share >= NEARLY ? styles.full : styles.used} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
      <span className={styles.words} aria-hidden>
        {words}
      </span>
    </div>
  );
}
