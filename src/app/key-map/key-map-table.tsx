import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Slices } from '../../clock/slices';
import { counted, numeral } from '../state/count-words';
import { Button } from '../ui/button';
import { KeyText } from '../ui/key-text';
import { listed } from '../ui/listed';
import { showText } from '../ui/show-text';
import { useSlices } from '../ui/use-slices';
import { UserText, WrappingName } from '../ui/user-text';
import { VisuallyHidden } from '../ui/visually-hidden';
import type { KeyUses, Use } from './key-uses';
import { keyRows } from './map-rows';
import type { MapRow } from './map-rows';
import styles from './key-map.module.css';

/** Rows that are listed at a time, of groups and within each. */
const LISTED = 200;

interface Shared {
  readonly uses: KeyUses;
  /** Shows the requests of a detection for a key, or for all that begin so. */
  readonly onShow: (row: MapRow, detection: string) => void;
}

/** The detections in order of their IDs, whichever used a key first; `place`: where their counts stand. */
function columnsOf({ detections }: KeyUses): { detection: string; place: number }[] {
  return detections.map((detection, place) => ({ detection, place })).sort((a, b) => (a.detection < b.detection ? -1 : 1));
}

function words({ reads, writes }: Use): string {
  return listed([reads > 0 ? counted(reads, 'read') : '', writes > 0 ? counted(writes, 'write') : ''].filter((part) => part !== ''));
}

function UseCell({ use, row, detection, onShow }: { use: Use | null; row: MapRow; detection: string; onShow: Shared['onShow'] }): ReactNode {
  if (use === null) {
    return (
      <td>
        <VisuallyHidden>not used</VisuallyHidden>
      </td>
    );
  }
  const { reads, writes } = use;
  const counts = [reads, writes].filter((count) => count > 0).map(numeral);
  return (
    <td>
      <button
        type="button"
        className={styles.use}
        aria-label={`${words(use)} of ${showText(row.text)} by ${showText(detection)}: show in the trace`}
        title={`${words(use)}: show in the trace`}
        onClick={() => onShow(row, detection)}
      >
        <span className={writes > 0 ? styles.writes : styles.reads}>{`${reads > 0 ? 'R' : ''}${writes > 0 ? 'W' : ''}`}</span> {counts.join(' · ')}
      </button>
    </td>
  );
}

function Row({ row, level, isOpen, onToggle, uses, onShow }: Shared & { row: MapRow; level: 1 | 2; isOpen?: boolean; onToggle?: () => void }): ReactNode {
  const Twisty = isOpen === true ? ChevronDown : ChevronRight;
  return (
    <tr className={row.isGroup ? styles.group : undefined}>
      <th scope="row" className={level === 2 ? styles.within : undefined} title={showText(row.text)} {...(!row.isGroup && { 'aria-label': showText(row.text) })}>
        {row.isGroup ? (
          <button type="button" className={styles.open} aria-expanded={isOpen === true} onClick={onToggle}>
            <Twisty aria-hidden />
            <UserText text={row.text} code />
            <span className={styles.count}>{counted(row.keys.length, 'key')}</span>
          </button>
        ) : (
          <KeyText text={row.text} />
        )}
      </th>
      <td className={styles.shared}>{row.sharedBy}</td>
      {columnsOf(uses).map(({ detection, place }) => (
        <UseCell key={detection} use={row.uses[place] ?? null} row={row} detection={detection} onShow={onShow} />
      ))}
    </tr>
  );
}

/** The button under rows of which not all are listed. */
function More({ left, columns, onMore }: { left: number; columns: number; onMore: () => void }): ReactNode {
  if (left <= 0) return null;
  return (
    <tr>
      <td colSpan={columns}>
        <Button size="small" onPress={onMore}>
          {`Show more: ${numeral(left)} left`}
        </Button>
      </td>
    </tr>
  );
}

const NO_ROWS: readonly MapRow[] = [];
const rowsOfKeys = ({ uses, keys }: { uses: KeyUses; keys: readonly string[] }): Slices<readonly MapRow[]> => keyRows(uses, keys);

function KeysOf({ group, uses, onShow }: Shared & { group: MapRow }): ReactNode {
  const [count, setCount] = useState(LISTED);
  const wanted = useMemo(() => ({ uses, keys: group.keys }), [uses, group]);
  const rows = useSlices(wanted, rowsOfKeys, NO_ROWS);
  return (
    <>
      {rows.slice(0, count).map((row) => (
        <Row key={row.text} row={row} level={2} uses={uses} onShow={onShow} />
      ))}
      <More left={rows.length - count} columns={uses.detections.length + 2} onMore={() => setCount(count + LISTED)} />
    </>
  );
}

/** Keys by detection. Groups open to their keys. */
export function KeyMapTable({ uses, rows, onShow }: Shared & { rows: readonly MapRow[] }): ReactNode {
  const [count, setCount] = useState(LISTED);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (prefix: string): void => {
    const next = new Set(open);
    if (!next.delete(prefix)) next.add(prefix);
    setOpen(next);
  };
  return (
    <div className={styles.scroll} role="region" aria-label="Keys by detection" tabIndex={0}>
      <table className={styles.table} aria-label="Key map">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col" title="Detections that use the key; of a group, those of its most shared key">
              Shared by
            </th>
            {columnsOf(uses).map(({ detection }) => (
              <th key={detection} scope="col" className={styles.detection} title={showText(detection)}>
                <WrappingName text={detection} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, count).flatMap((row) => {
            const isOpen = open.has(row.text);
            const head = <Row key={`${row.isGroup ? 'g' : 'k'}${row.text}`} row={row} level={1} isOpen={isOpen} onToggle={() => toggle(row.text)} uses={uses} onShow={onShow} />;
            return row.isGroup && isOpen ? [head, <KeysOf key={`of ${row.text}`} group={row} uses={uses} onShow={onShow} />] : [head];
          })}
          <More left={rows.length - count} columns={uses.detections.length + 2} onMore={() => setCount(count + LISTED)} />
        </tbody>
      </table>
    </div>
  );
}
