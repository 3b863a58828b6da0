import { Hourglass, Trash2, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { TableContents } from '../../trace/item';
import type { KeysChange } from '../state/bulk-actions';
import { counted } from '../state/count-words';
import { BUSY } from '../state/table-actions';
import { useApp, useBusy, useTableRefusal } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { VisuallyHidden } from '../ui/visually-hidden';
import { useCacheView } from './cache-view';
import { ExtendButton } from './extend-button';
import styles from './selection-bar.module.css';

/** Selected keys that the table has. While it changes many times a second, those that were selected. */
function usePresentKeys(table: TableContents, isBusy: boolean): ReadonlySet<string> | null {
  const several = useCacheView((view) => view.several);
  return useMemo(() => {
    if (several === null || isBusy) return several;
    const present = new Set<string>();
    for (const key of several) if (table.has(key)) present.add(key);
    return present;
  }, [several, table, isBusy]);
}

function Actions({ keys }: { keys: ReadonlySet<string> }): ReactNode {
  const changeKeys = useApp((state) => state.changeKeys);
  const picking = useCacheView((view) => view.picking);
  const setPicking = useCacheView((view) => view.setPicking);
  const isBusy = useBusy();
  const refused = useTableRefusal();
  const [working, setWorking] = useState(false);
  const refusal = working ? 'The last change is still being worked out.' : (refused ?? (isBusy ? BUSY : keys.size === 0 ? 'No key is selected.' : null));
  const change = async (what: KeysChange): Promise<void> => {
    setWorking(true);
    await changeKeys(keys, what);
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

/** What can be done with several selected keys; nothing as long as there are not several. */
export function SelectionBar({ table }: { table: TableContents }): ReactNode {
  const isBusy = useBusy();
  const keys = usePresentKeys(table, isBusy);
  const picking = useCacheView((view) => view.picking);
  const isShown = keys !== null && (picking || keys.size > 1);
  const words = isShown ? `${counted(keys.size, 'key')} selected` : '';
  return (
    <>
      <span aria-live="polite">
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
      {isShown && (
        <div className={styles.bar}>
          <Toolbar label={words}>
            <span className={styles.count}>{words}</span>
            <Actions keys={keys} />
          </Toolbar>
        </div>
      )}
    </>
  );
}
