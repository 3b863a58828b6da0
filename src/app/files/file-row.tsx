import { CircleAlert, Database, Ellipsis, FileCode, FileJson, FileText, Package, TriangleAlert, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShownAlerts } from '../alerts/use-shown-alerts';
import { alertTotals } from '../state/alert-totals';
import { counted } from '../state/count-words';
import { useApp, useAppCalmly } from '../state/use-app';
import { Badge } from '../ui/badge';
import { IconButton } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { cx } from '../ui/cx';
import { Tooltip } from '../ui/tooltip';
import { Button as AriaButton } from 'react-aria-components';
import { VisuallyHidden } from '../ui/visually-hidden';
import type { FileEntry, FileGroup } from './file-list';
import styles from './file-row.module.css';

const ICONS: Record<FileGroup, ReactNode> = {
  Detections: <FileCode aria-hidden />,
  'Global helpers': <Wrench aria-hidden />,
  'Data models': <Database aria-hidden />,
  Events: <FileJson aria-hidden />,
  'Other files': <FileText aria-hidden />,
  Wheels: <Package aria-hidden />,
};

/** Drawn by itself, once a second during a run: the tree that it is in is dear to draw. */
function Matches({ detection }: { detection: string }) {
  const isPast = useApp((state) => state.past !== null);
  return isPast ? <PastMatches detection={detection} /> : <PresentMatches detection={detection} />;
}

function PresentMatches({ detection }: { detection: string }) {
  const matches = useAppCalmly((state) => alertTotals(state.alerts).matches.get(detection) ?? 0);
  return <MatchCount matches={matches} when="in the last run" />;
}

function PastMatches({ detection }: { detection: string }) {
  const matches = alertTotals(useShownAlerts()).matches.get(detection) ?? 0;
  return <MatchCount matches={matches} when="by the moment that is shown" />;
}

function MatchCount({ matches, when }: { matches: number; when: string }) {
  if (matches === 0) return null;
  return (
    <span className={styles.matches} title={`${counted(matches, 'match', 'matches')} ${when}`}>
      {matches.toLocaleString('en-US')}
      <VisuallyHidden> {matches === 1 ? 'match' : 'matches'}</VisuallyHidden>
    </span>
  );
}

function Marks({ entry }: { entry: FileEntry }) {
  const { errors, warnings, detection, events, notRun } = entry;
  return (
    <>
      {notRun !== null && (
        <span title={notRun}>
          <Badge>not run</Badge>
          <VisuallyHidden>. {notRun}</VisuallyHidden>
        </span>
      )}
      {events?.allDisabled && <Badge>{events.count === 1 ? 'event off' : 'all off'}</Badge>}
      {errors > 0 && (
        <span className={styles.error} title={counted(errors, 'error')}>
          <CircleAlert aria-hidden />
          <VisuallyHidden>{counted(errors, 'error')}</VisuallyHidden>
        </span>
      )}
      {errors === 0 && warnings > 0 && (
        <span className={styles.warning} title={counted(warnings, 'warning')}>
          <TriangleAlert aria-hidden />
          <VisuallyHidden>{counted(warnings, 'warning')}</VisuallyHidden>
        </span>
      )}
      {detection !== null && <Matches key={detection.id} detection={detection.id} />}
    </>
  );
}

interface FileRowProps {
  entry: FileEntry;
  /** The editor shows this file. */
  isActive: boolean;
  /** The editor shows its YAML. */
  yamlActive: boolean;
  onMenu: (entry: FileEntry, anchor: Element) => void;
}

/** A file's row: enabled or not, name, marks, its YAML, and a button for the menu. */
export function FileRow({ entry, isActive, yamlActive, onMenu }: FileRowProps) {
  const setEnabled = useApp((state) => state.setDetectionEnabled);
  const openFile = useApp((state) => state.openFile);
  const { path, detection, yamlPath } = entry;
  const isOff = detection ? !detection.enabled : entry.events?.allDisabled;
  return (
    <div className={cx(styles.row, (isActive || yamlActive) && styles.active)} data-path={path} title={path}>
      {detection ? (
        <Checkbox
          label={`Enable ${entry.name}`}
          isSelected={detection.enabled}
          onChange={(enabled) => setEnabled(path, enabled)}
        />
      ) : (
        <span className={styles.icon}>{ICONS[entry.group]}</span>
      )}
      <span className={cx(styles.name, isOff && styles.disabled)}>
        {entry.name}
        {isActive && <VisuallyHidden> (shown in the editor)</VisuallyHidden>}
      </span>
      {entry.modelOf !== null && (
        <span className={styles.logTypes} title={`Data model of ${entry.modelOf}`}>
          {entry.modelOf}
        </span>
      )}
      <Marks entry={entry} />
      {yamlPath !== null && (
        <Tooltip text={yamlPath}>
          <AriaButton
            className={cx(styles.yaml, yamlActive && styles.yamlActive)}
            aria-label={`Open ${yamlPath}`}
            onPress={() => openFile(yamlPath)}
          >
            yml
          </AriaButton>
        </Tooltip>
      )}
      <span className={styles.menu}>
        <IconButton
          size="small"
          label={`Actions for ${entry.name}`}
          icon={<Ellipsis aria-hidden />}
          onPress={(event) => onMenu(entry, event.target)}
        />
      </span>
    </div>
  );
}
