import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Finding } from '../../pitfalls/finding-types';
import { alertChangeText } from '../compare/compare-words';
import { ComparedAlert } from '../compare/compared-alert';
import { ComparedKey } from '../compare/compared-key';
import { ComparedList } from '../compare/compared-list';
import { useCostSettings } from '../cost/cost-settings';
import { SeverityBadge } from '../pitfalls/pitfall-row-cells';
import { CodeText } from '../pitfalls/code-text';
import { DiffLines, linesBetween } from '../ui/diff-lines';
import { showText } from '../ui/show-text';
import type { VersionComparison } from './version-types';
import { compareFindings, findingLine, ONLY_IN, versionLine, versionRows } from './version-words';
import styles from './versions.module.css';

function FindingItem({ finding }: { finding: Finding }): ReactNode {
  return (
    <li className={styles.finding}>
      <SeverityBadge severity={finding.severity} />
      <span>
        {findingLine(finding)}
        <span className={styles.message}>
          <CodeText text={finding.message} />
        </span>
      </span>
    </li>
  );
}

function Numbers({ comparison }: { comparison: VersionComparison }): ReactNode {
  const settings = useCostSettings();
  return (
    <table className={styles.numbers} aria-label="Numbers of both versions">
      <thead>
        <tr>
          <th scope="col">Over the same events</th>
          <th scope="col">Other version</th>
          <th scope="col">As it is now</th>
        </tr>
      </thead>
      <tbody>
        {versionRows(comparison, settings).map(({ name, before, now, differs }) => (
          <tr key={name} className={differs ? styles.differs : undefined}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the text of the other version became the one as it is now; worked out when it is unfolded. */
function Texts({ comparison: { path, before, now } }: { comparison: VersionComparison }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const lines = useMemo(() => (isOpen ? linesBetween(before.text, now.text) : null), [isOpen, before, now]);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Difference of the texts</summary>
      {lines !== null && <DiffLines lines={lines} label={`Changes of ${path}`} />}
    </details>
  );
}

/** What two versions of a detection came to, side by side. */
export function VersionResults({ comparison }: { comparison: VersionComparison }): ReactNode {
  const { alerts, keys, before, now } = comparison;
  const { gone, added, both } = useMemo(() => compareFindings(before.findings, now.findings), [before, now]);
  const unread = [...new Set([...before.unread, ...now.unread])];
  const item = (finding: Finding, index: number): ReactNode => <FindingItem key={index} finding={finding} />;
  // Neither run is the one on the screen: there is nothing to jump to.
  const stay = (): void => undefined;
  return (
    <div className={styles.parts}>
      <p aria-live="polite">{versionLine(comparison)}</p>
      <Numbers comparison={comparison} />
      <Texts comparison={comparison} />
      <ComparedList title="Alerts gained" all={alerts.gained}>
        {(group, index) => <ComparedAlert key={index} group={group} isThere={false} onJump={stay} />}
      </ComparedList>
      <ComparedList title="Alerts lost" all={alerts.lost}>
        {(group, index) => <ComparedAlert key={index} group={group} isThere={false} onJump={stay} />}
      </ComparedList>
      <ComparedList title="Alerts changed" all={alerts.changed}>
        {(change, index) => <ComparedAlert key={index} group={change.now} change={alertChangeText(change.before, change.now)} isThere={false} onJump={stay} />}
      </ComparedList>
      <ComparedList title="Keys that differ at the end" all={keys}>
        {(key) => <ComparedKey key={key.key} difference={key} onlyIn={ONLY_IN} />}
      </ComparedList>
      <ComparedList title="Findings of the other version alone" all={gone}>
        {item}
      </ComparedList>
      <ComparedList title="Findings as it is now alone" all={added}>
        {item}
      </ComparedList>
      <ComparedList title="Findings of both" all={both} {...(gone.length + added.length === 0 && { empty: 'Neither version has a pitfall that is known.' })}>
        {item}
      </ComparedList>
      {unread.length > 0 && <p className={styles.muted}>{showText(`What was not looked at: ${unread.join(' ')}`)}</p>}
    </div>
  );
}
