import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding, SensitiveReport } from '../../workspace/share/sensitive';
import { counted } from '../state/count-words';
import { UserText } from '../ui/user-text';
import { Button } from '../ui/button';
import { foundText, placeOf } from './share-words';
import styles from './share.module.css';

/** Findings that are listed at first. */
const LISTED = 50;

function FindingRow({ finding, onShow }: { finding: Finding; onShow: (finding: Finding) => void }): ReactNode {
  const { kind, excerpt, places } = finding;
  return (
    <li className={styles.finding}>
      <span>
        <strong>{kind}</strong> <UserText text={excerpt} code />
        {places > 1 && <span className={styles.muted}> in {counted(places, 'place')}</span>}
      </span>
      <Button variant="quiet" size="small" onPress={() => onShow(finding)} tooltip="Close Share and show this place">
        <UserText text={placeOf(finding)} />
      </Button>
    </li>
  );
}

/** What looks like secrets or personal data, with its places. `report` is null while it is looked for. */
export function ShareWarnings({ report, onShow }: { report: SensitiveReport | null; onShow: (finding: Finding) => void }): ReactNode {
  const findings = report?.findings ?? [];
  const rest = findings.length - LISTED + (report?.more ?? 0);
  return (
    <section aria-label="Secrets and personal data" className={findings.length > 0 ? styles.warnings : undefined}>
      <p aria-live="polite" className={styles.sentence}>
        {findings.length > 0 && <TriangleAlert className={styles.warningIcon} aria-hidden />}
        {report === null ? 'Looking for secrets and data about people…' : foundText(report)}
      </p>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.slice(0, LISTED).map((finding, index) => (
            <FindingRow key={index} finding={finding} onShow={onShow} />
          ))}
          {rest > 0 && <li>and {rest.toLocaleString('en-US')} more</li>}
        </ul>
      )}
    </section>
  );
}
