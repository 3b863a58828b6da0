import { Copy, Undo2 } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { formatUtc } from '../../clock/format-time';
import { itemSize, MAX_ITEM_BYTES } from '../../engine/page-behaviour';
import { formatBytes } from '../cache/cache-rows';
import { copyText } from '../share/copy-text';
import { useHandEdits } from '../hand-edits/hand-edits-view';
import { useTakeBack } from '../hand-edits/use-take-back';
import { useApp, useBusy, useTableRefusal } from '../state/use-app';
import { useMoment } from '../state/use-moment';
import { ItemDiffView } from '../trace/item-diff-view';
import { LookButton } from '../trace/parts/look-button';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { historyMarkdown } from './history-markdown';
import { useKeyHistory } from './key-history-view';
import { keyHistory } from './key-versions';
import type { KeyHistory, KeyVersion } from './key-versions';
import styles from './key-history.module.css';

/** Versions that are listed; the trace has them all. */
const VERSIONS_LISTED = 200;

const times = (count: number, what: string): string => (count === 0 ? '' : `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`);

function Summary({ history: { item, users }, isNow }: { history: KeyHistory; isNow: boolean }): ReactNode {
  const bytes = item === null ? null : itemSize(item);
  return (
    <dl className={styles.facts}>
      <dt>{isNow ? 'Now' : 'Then'}</dt>
      <dd>{bytes === null ? isNow ? 'There is no such item.' : 'There was no such item.' : `${formatBytes(bytes)}, ${((bytes / MAX_ITEM_BYTES) * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })} % of what an item may have`}</dd>
      <dt>Used by</dt>
      <dd>
        {users.length === 0 ? 'no detection' : null}
        {users.map(({ detection, reads, writes }) => (
          <span key={detection} className={styles.user}>
            <UserText text={detection} /> ({[times(writes, 'write'), times(reads, 'read')].filter((part) => part !== '').join(', ')})
          </span>
        ))}
      </dd>
    </dl>
  );
}

/** Takes back what the user did to the item. */
function TakeBackButton({ itemKey, version: { before, after } }: { itemKey: string; version: KeyVersion }): ReactNode {
  const close = useKeyHistory((view) => view.close);
  const refusal = useTableRefusal();
  const isBusy = useBusy();
  const takeBack = useTakeBack();
  const press = async (): Promise<void> => {
    const label = `${after === null ? 'Deletion' : before === null ? 'Addition' : 'Edit'} of key ${itemKey}`;
    if (await takeBack({ label, changes: [{ key: itemKey, before, after }] })) close();
  };
  return (
    <Button
      size="small"
      icon={<Undo2 aria-hidden />}
      isDisabled={refusal !== null || isBusy}
      tooltip={refusal ?? (isBusy ? 'Stop the run or wait for its end first' : 'Only this edit; what came later stays')}
      onPress={() => void press()}
    >
      Take back
    </Button>
  );
}

/** `counts`: it is what the item was at the moment that is looked at; `isLater`: it was written after that. */
function Version({ itemKey, version, counts, isLater }: { itemKey: string; version: KeyVersion; counts: boolean; isLater: boolean }): ReactNode {
  const { seq, at, event, detection, by, place, before, after, notes } = version;
  const close = useKeyHistory((view) => view.close);
  const showLine = useApp((state) => state.showLine);
  return (
    <li className={cx(styles.version, isLater && styles.later)} {...(counts && { 'aria-current': 'true' as const })}>
      <div className={styles.head}>
        <span className={styles.time}>{formatUtc(at)}</span>
        {isLater && <Badge>after this moment</Badge>}
        {event > 0 && <span>Event {event.toLocaleString('en-US')}</span>}
        <span>
          {by}
          {detection !== null && (
            <>
              {' in '}
              <UserText text={detection} />
            </>
          )}
        </span>
        {place && (
          <Button
            size="small"
            tooltip={`Show ${showText(place.path)}, line ${place.line}`}
            onPress={() => {
              close();
              showLine(place.path, place.line);
            }}
          >
            {`${showText(place.path.slice(place.path.lastIndexOf('/') + 1))}:${place.line}`}
          </Button>
        )}
        {version.isByHand && <TakeBackButton itemKey={itemKey} version={version} />}
        <LookButton seq={seq} size="small" onLook={close} />
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      <ItemDiffView before={before} after={after} />
    </li>
  );
}

function HistoryOf({ itemKey, until }: { itemKey: string; until: number | null }): ReactNode {
  const close = useKeyHistory((view) => view.close);
  const { trace, moment, isPast } = useMoment();
  const [showsAll, setShowsAll] = useState(false);
  // What is looked at: the entry that was asked about, or the moment that the screen shows.
  const by = until === null ? moment : Math.min(until + 1, trace.length);
  const end = showsAll ? trace.length : by;
  const history = useMemo(() => keyHistory(trace, itemKey, end), [trace, itemKey, end]);
  const edits = useApp((state) => state.handEdits);
  const hasEdits = useMemo(() => edits.some(({ changes }) => changes.some(({ key }) => key === itemKey)), [edits, itemKey]);
  const openEdits = useHandEdits((view) => view.setOpen);
  // The newest first: it is what the user sees in the grid.
  const shown = history.versions.slice(-VERSIONS_LISTED).reverse();
  const counting = shown.find(({ seq }) => seq < by);
  const older = history.versions.length - shown.length;
  const untilWords = until === null ? 'the moment that is shown' : `entry ${until.toLocaleString('en-US')}`;
  const copy = async (): Promise<void> => {
    toast((await copyText(historyMarkdown(itemKey, history))) ? 'Markdown copied.' : 'The browser refused to copy.');
  };
  return (
    <Dialog
      title="Key history"
      isOpen
      onClose={close}
      size="large"
      actions={
        <>
          <Button icon={<Copy aria-hidden />} onPress={() => void copy()} isDisabled={shown.length === 0}>
            Copy as Markdown
          </Button>
          <Button variant="primary" onPress={close}>
            Done
          </Button>
        </>
      }
    >
      <p className={styles.key}>
        <UserText text={itemKey} code />
      </p>
      {(until !== null || isPast) && (
        <p className={styles.note}>
          {showsAll
            ? 'All versions; those that came later are marked. '
            : `Up to ${untilWords}: ${shown.length === 0 ? 'no version is that old' : 'the first version below is the one that counted then'}. `}
          <Button size="small" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? `Only up to ${untilWords}` : 'Show all versions'}
          </Button>
        </p>
      )}
      <Summary history={history} isNow={end === trace.length} />
      {shown.length === 0 ? (
        <EmptyState title={end < trace.length ? 'Nothing had written this key by then.' : 'Nothing has written this key.'}>What the table began with, and reads, are no versions.</EmptyState>
      ) : (
        <ol className={styles.versions} reversed aria-label="Versions, newest first">
          {shown.map((version) => (
            <Version key={version.seq} itemKey={itemKey} version={version} counts={version === counting} isLater={version.seq >= by} />
          ))}
        </ol>
      )}
      {hasEdits && (
        <p className={styles.note}>
          Edits by hand of this key, also those from before the run that is shown, are in the list of{' '}
          <Button
            size="small"
            onPress={() => {
              close();
              openEdits(true);
            }}
          >
            Edits by hand
          </Button>
        </p>
      )}
      {older > 0 && <p className={styles.note}>… and {older.toLocaleString('en-US')} older ones in the trace.</p>}
    </Dialog>
  );
}

/** Every version of a key: what changed, when, and which line had it done. */
export function KeyHistoryDialog(): ReactNode {
  const open = useKeyHistory((view) => view.open);
  return open === null ? null : <HistoryOf key={open.key} itemKey={open.key} until={open.until} />;
}
