import { Copy, GitCompareArrows, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { sentence } from '../../workspace/sentence';
import type { DetectionSpec } from '../../workspace/workspace-types';
import { useCostSettings } from '../cost/cost-settings';
import { copyText } from '../share/copy-text';
import { numeral } from '../state/count-words';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { FILE, PASTED, VersionChoiceFields, type VersionChoice } from './version-choice';
import { versionMarkdown } from './version-markdown';
import { VersionResults } from './version-results';
import type { KnownVersion, VersionComparison, VersionProgress } from './version-types';
import { useVersions } from './versions-view';
import styles from './versions.module.css';

/** Where a comparison stands. `asking`: with why the one before did not come to its end. */
type Stage = { kind: 'asking'; ended: string | null } | { kind: 'running'; progress: VersionProgress | null } | { kind: 'compared'; comparison: VersionComparison; other: string };

/** The text that is chosen; null: none yet. */
function chosenText({ kind, file, pasted }: VersionChoice, known: readonly KnownVersion[], files: readonly { path: string; text: string }[]): string | null {
  if (kind === PASTED) return pasted.trim() === '' ? null : pasted;
  if (kind === FILE) return files.find(({ path }) => path === file)?.text ?? null;
  return known.find(({ name }) => name === kind)?.text ?? null;
}

function VersionsOf({ detection: { id, path } }: { detection: DetectionSpec }): ReactNode {
  const store = useAppStore();
  const ask = useVersions((state) => state.ask);
  const files = useApp((state) => state.workspace.files);
  const [known] = useState(() => store.getState().knownVersions(path));
  const [choice, setChoice] = useState<VersionChoice>({ kind: known[0]?.name ?? PASTED, file: '', pasted: '' });
  const [stage, setStage] = useState<Stage>({ kind: 'asking', ended: null });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const text = chosenText(choice, known, files);
  const isSame = text !== null && text === files.find((file) => file.path === path)?.text;
  const other = choice.kind === FILE ? choice.file : choice.kind;

  const stop = (): void => {
    running.current?.abort();
    running.current = null;
    setStage({ kind: 'asking', ended: 'The comparison was stopped.' });
  };
  const compare = async (): Promise<void> => {
    if (text === null) return;
    const own = new AbortController();
    running.current = own;
    const show = (next: Stage): void => {
      if (running.current === own) setStage(next);
    };
    show({ kind: 'running', progress: null });
    let end: Stage;
    try {
      const comparison = await store.getState().compareVersions({ detection: id, text }, own.signal, (progress) => show({ kind: 'running', progress }));
      end = { kind: 'compared', comparison, other };
    } catch (error) {
      end = { kind: 'asking', ended: sentence(error) };
    }
    show(end);
  };
  const copy = async (comparison: VersionComparison, named: string): Promise<void> => {
    toast((await copyText(versionMarkdown(comparison, named, useCostSettings.getState()))) ? 'Markdown copied.' : 'The browser refused to copy.');
  };

  const actions =
    stage.kind === 'running' ? (
      <Button icon={<Square aria-hidden />} onPress={stop}>
        Stop
      </Button>
    ) : stage.kind === 'compared' ? (
      <>
        <Button onPress={() => setStage({ kind: 'asking', ended: null })}>Another version</Button>
        <Button icon={<Copy aria-hidden />} onPress={() => void copy(stage.comparison, stage.other)}>
          Copy as Markdown
        </Button>
        <Button variant="primary" onPress={() => ask(null)}>
          Done
        </Button>
      </>
    ) : (
      <>
        <Button onPress={() => ask(null)}>Cancel</Button>
        <Button variant="primary" icon={<GitCompareArrows aria-hidden />} isDisabled={text === null || isSame} {...(isSame && { tooltip: 'It is the same text as now' })} onPress={() => void compare()}>
          Compare
        </Button>
      </>
    );
  return (
    <Dialog title="Compare versions" size="large" isOpen isDismissable={false} onClose={() => ask(null)} actions={actions}>
      <div className={styles.parts}>
        <p className={styles.muted}>
          <UserText text={path} code />
          {stage.kind === 'compared' ? (
            <>
              {' as it is now, and another version: '}
              <UserText text={stage.other} />. Both ran over the same {numeral(stage.comparison.events)} events from the same table, with <UserText text={id} /> alone.
            </>
          ) : (
            ' as it is now and another version run over the enabled events from the same table, with this detection alone. The run on the screen stays as it is.'
          )}
        </p>
        {stage.kind === 'asking' && <VersionChoiceFields path={path} known={known} choice={choice} onChange={(change) => setChoice((before) => ({ ...before, ...change }))} />}
        {stage.kind === 'asking' && <p aria-live="polite">{showText(stage.ended ?? '')}</p>}
        {stage.kind === 'running' && <Progress progress={stage.progress} />}
        {stage.kind === 'compared' && <VersionResults comparison={stage.comparison} />}
      </div>
    </Dialog>
  );
}

function Progress({ progress }: { progress: VersionProgress | null }): ReactNode {
  if (progress === null) return <p>Starting…</p>;
  const { step, done, total } = progress;
  return (
    <div className={styles.choice}>
      <p>{`${step}: ${numeral(done)} of ${numeral(total)} events`}</p>
      <progress className={styles.progress} value={done} max={total} aria-label={step} />
    </div>
  );
}

/** Compares a detection with another version of it. */
export function VersionsDialog(): ReactNode {
  const asked = useVersions((state) => state.detection);
  const detection = useApp((state) => (asked === null ? undefined : state.detections.find(({ id }) => id === asked)));
  return detection === undefined ? null : <VersionsOf key={detection.id} detection={detection} />;
}
