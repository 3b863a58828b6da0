import { Hourglass, Trash2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { KeysChange } from '../state/bulk-actions';
import { counted, numeral } from '../state/count-words';
import { BUSY } from '../state/table-actions';
import { useApp, useAppStore, useBusy, useTableRefusal } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { useSlices } from '../ui/use-slices';
import { VisuallyHidden } from '../ui/visually-hidden';
import { useCacheView } from './cache-view';
import { deleteSelected } from './delete-selected';
import { ExtendButton } from './extend-button';
import { countSelected, NONE_SELECTED } from './selection-count';
import type { Selected } from './selection-count';
import type { SelectableRows } from './use-row-selection';
import styles from './selection-bar.module.css';

interface ActionsProps {
  keys: ReadonlySet<string>;
  count: number;
  grid: RefObject<SelectableRows | null>;
}

function Actions({ keys, count, grid }: ActionsProps): ReactNode {
  const store = useAppStore();
  const changeKeys = useApp((state) => state.changeKeys);
  const picking = useCacheView((view) => view.picking);
  const setPicking = useCacheView((view) => view.setPicking);
  const isBusy = useBusy();
  const refused = useTableRefusal();
  const [working, setWorking] = useState(false);
  const refusal = working ? 'The last change is still being worked out.' : (refused ?? (isBusy ? BUSY : count === 0 ? 'No key is selected.' : null));
  const change = async (what: KeysChange): Promise<void> => {
    setWorking(true);
    await (what.kind === 'delete' ? deleteSelected(store, grid.current) : changeKeys(keys, what));
    setWorking(false);
  };
  return (
    <>
      <Button size="small" icon={<Trash2 aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Delete the selected keys'} onPress={() => void change({ kind: 'delete' })}>
        Delete
      </Button>
      <Button
        size="small"
        icon={<Hourglass aria-hidden />}
        isDisabled={refusal !== null}
        tooltip={refusal ?? 'Let the selected keys expire at the clock. They stay readable until the sweeper deletes them.'}
        onPress={() => void change({ kind: 'expire' })}
      >
        Expire now
      </Button>
      <ExtendButton refusal={refusal} onExtend={(seconds) => void change({ kind: 'extend', seconds })} />
      <ToolbarSpace />
      <IconButton size="small" label={picking ? 'Done selecting' : 'Clear the selection'} icon={<X aria-hidden />} onPress={() => setPicking(false)} />
    </>
  );
}

/** What can be done with several selected keys of the grid; nothing as long as there are not several. */
export function SelectionBar({ table, rows, grid }: Omit<Selected, 'keys'> & { grid: RefObject<SelectableRows | null> }): ReactNode {
  const keys = useCacheView((view) => view.several);
  const picking = useCacheView((view) => view.picking);
  const wanted = useMemo((): Selected => ({ keys, table, rows }), [keys, table, rows]);
  const { present: count, hidden } = useSlices(wanted, countSelected, NONE_SELECTED);
  const isShown = keys !== null && (picking || count > 1);
  const words = isShown ? `${counted(count, 'key')} selected${hidden > 0 ? `, ${numeral(hidden)} not shown` : ''}` : '';
  return (
    <>
      <span aria-live="polite">
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
      {isShown && (
        <div className={styles.bar}>
          <Toolbar label={words}>
            <span className={styles.count}>{words}</span>
            <Actions keys={keys} count={count} grid={grid} />
          </Toolbar>
        </div>
      )}
    </>
  );
}
