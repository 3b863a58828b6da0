import { ArchiveRestore, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WorkspaceSummary } from '../../storage/storage-types';
import { useShell } from '../shell/shell-state';
import { refusalOf } from '../state/access';
import { useApp, useAppStore } from '../state/use-app';
import { Badge } from '../ui/badge';
import { Button, IconButton } from '../ui/button';
import { MenuButton } from '../ui/menu';
import { sizeWords } from './size-words';
import { agoWords, dateWords } from './time-words';
import styles from './workspace-table.module.css';

function Time({ at }: { at: number }) {
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{dateWords(at)}</time>
      <span className={styles.ago}>{agoWords(at, Date.now())}</span>
    </>
  );
}

interface TableProps {
  label: string;
  /** The heading of the column with a time. */
  when: 'Changed' | 'Deleted';
  children: ReactNode;
}

function Table({ label, when, children }: TableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className={styles.number}>
            Files
          </th>
          <th scope="col" className={styles.number}>
            Size
          </th>
          <th scope="col">{when}</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Row({ one, at, mark, children }: { one: WorkspaceSummary; at: number; mark?: ReactNode; children: ReactNode }) {
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {one.name} {mark}
      </th>
      <td className={styles.number}>
        {one.files.toLocaleString('en-US')}
        <span className={styles.unit}> files</span>
      </td>
      <td className={styles.number}>{sizeWords(one.bytes)}</td>
      <td className={styles.when}>
        <Time at={at} />
      </td>
      <td className={styles.actions}>
        <div>{children}</div>
      </td>
    </tr>
  );
}

/** The workspaces that are there: what they are, and what can be done with each. */
export function WorkspaceTable({ workspaces, onOpened }: { workspaces: readonly WorkspaceSummary[]; onOpened: () => void }) {
  const store = useAppStore();
  const openId = useApp((state) => state.workspaceId);
  const openName = useApp((state) => state.workspace.name);
  const refused = useApp((state) => refusalOf(state.access) !== null);
  const openDialog = useShell((state) => state.openWorkspaceDialog);
  return (
    <Table label="Workspaces" when="Changed">
      {workspaces.map((stored) => {
        const isOpen = stored.id === openId;
        // What is stored of the open one may be a moment old.
        const one = isOpen ? { ...stored, name: openName } : stored;
        const { id, name } = one;
        const isDisabled = isOpen && refused;
        return (
          <Row key={id} one={one} at={one.changedAt} mark={isOpen && <Badge tone="accent">open</Badge>}>
            {!isOpen && (
              <Button
                size="small"
                label={`Open ${name}`}
                onPress={() => {
                  onOpened();
                  void store.getState().openWorkspace(id);
                }}
              >
                Open
              </Button>
            )}
            <MenuButton
              label={`Actions for ${name}`}
              trigger={<IconButton size="small" label={`Actions for ${name}`} icon={<Ellipsis aria-hidden />} />}
              actions={[
                { label: 'Rename…', icon: <Pencil aria-hidden />, isDisabled, onAction: () => openDialog({ kind: 'rename', id, name }) },
                { label: 'Duplicate', icon: <Copy aria-hidden />, onAction: () => void store.getState().duplicateWorkspace(id) },
                { label: 'Delete…', icon: <Trash2 aria-hidden />, isDanger: true, isDisabled, onAction: () => openDialog({ kind: 'delete', id, name }) },
              ]}
            />
          </Row>
        );
      })}
    </Table>
  );
}

/** The workspaces that were deleted within the last 30 days. */
export function DeletedTable({ workspaces }: { workspaces: readonly WorkspaceSummary[] }) {
  const store = useAppStore();
  const openDialog = useShell((state) => state.openWorkspaceDialog);
  return (
    <Table label="Deleted" when="Deleted">
      {workspaces.map((one) => (
        <Row key={one.id} one={one} at={one.deletedAt ?? 0}>
          <Button
            size="small"
            label={`Restore ${one.name}`}
            icon={<ArchiveRestore aria-hidden />}
            onPress={() => void store.getState().restoreWorkspace(one.id)}
          >
            Restore
          </Button>
          <Button
            size="small"
            variant="danger"
            label={`Delete ${one.name} for good`}
            onPress={() => openDialog({ kind: 'purge', id: one.id, name: one.name })}
          >
            Delete for good…
          </Button>
        </Row>
      ))}
    </Table>
  );
}
