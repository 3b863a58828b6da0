import { BellOff, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { PITFALLS } from '../../engine/page-behaviour';
import type { Source } from '../../pitfalls/pitfall';
import { copyText } from '../share/copy-text';
import type { FindingAge, ListedFinding, Looked } from '../state/pitfall-state';
import { useApp, useBusy, useRefusal } from '../state/use-app';
import { Part } from '../trace/json-block';
import { PlaceLink } from '../trace/parts/place-link';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { DetailPane } from '../ui/detail-split';
import { UserText } from '../ui/user-text';
import { CodeText } from './code-text';
import { FindingTestButton } from './finding-test-button';
import { PitfallEvidence } from './pitfall-evidence';
import { PitfallFix } from './pitfall-fix';
import { PitfallLessons } from './pitfall-lessons';
import { AgeBadge, SeverityBadge } from './pitfall-row-cells';
import { findingMarkdown, STATE_MEANINGS, stateText, titleOf } from './pitfall-words';
import styles from './pitfalls.module.css';

function Sources({ sources }: { sources: readonly Source[] }): ReactNode {
  return (
    <ul className={styles.sources} aria-label="Sources">
      {sources.map(({ name, url }) => (
        <li key={name}>
          {url === null ? (
            name
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

async function copy(text: string): Promise<void> {
  toast((await copyText(text)) ? 'Markdown copied.' : 'The browser refused to copy.');
}

/** Why the finding's source cannot be changed now; null where it can. */
function useEditRefusal(age: FindingAge): string | null {
  const refusal = useRefusal();
  const isBusy = useBusy();
  if (refusal !== null) return refusal;
  if (isBusy) return 'A run is going on';
  return age === 'code changed' ? 'The code has changed since it was looked at: check again first' : null;
}

/** Everything about one finding: where it is, what goes wrong, who says so, what the run shows, and how to mend it. */
export function PitfallDetail({ finding, age, looked, onClose }: { finding: ListedFinding; age: FindingAge; looked: Looked; onClose: () => void }): ReactNode {
  const silencePitfall = useApp((state) => state.silencePitfall);
  const refusal = useEditRefusal(age);
  const { code, severity, detection, range, message, state, evidence, fix } = finding;
  const pitfall = PITFALLS.get(code);
  return (
    <DetailPane
      label="Pitfall"
      title={
        <h2>
          {code} {titleOf(code, PITFALLS)}
        </h2>
      }
      onClose={onClose}
    >
      <div className={styles.badges}>
        <SeverityBadge severity={severity} />
        <Badge>{stateText(finding)}</Badge>
        <AgeBadge age={age} />
        {detection !== null && <UserText text={detection} />}
        {range !== null && <PlaceLink path={range.path} line={range.from.line} />}
      </div>
      <p>
        <CodeText text={message} />
      </p>
      <p className={styles.muted}>{STATE_MEANINGS[state]}</p>
      <div className={styles.actions}>
        {range !== null && (
          <Button icon={<BellOff aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? `Adds the comment # recall: ignore ${code} to line ${range.from.line}`} onPress={() => void silencePitfall(finding.id)}>
            Silence here
          </Button>
        )}
        <Button icon={<Copy aria-hidden />} onPress={() => void copy(findingMarkdown(finding, pitfall))}>
          Copy as Markdown
        </Button>
        {evidence !== null && <FindingTestButton evidence={evidence} detection={detection} trace={looked.trace} />}
        <PitfallLessons code={code} />
      </div>
      {fix !== null && <PitfallFix id={finding.id} fix={fix} files={looked.files} refusal={refusal} />}
      {evidence !== null && <PitfallEvidence evidence={evidence} trace={looked.trace} />}
      {pitfall && (
        <>
          <Part title="What goes wrong">
            <p>
              <CodeText text={pitfall.explanation} />
            </p>
          </Part>
          <Part title="The fact behind it">
            <p>
              <CodeText text={pitfall.fact} />
            </p>
            <Sources sources={pitfall.sources} />
          </Part>
        </>
      )}
    </DetailPane>
  );
}
