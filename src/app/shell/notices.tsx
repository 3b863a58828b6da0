import { TriangleAlert, X } from 'lucide-react';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/button';
import styles from './notices.module.css';

/** Sentences that stay until they are dismissed: about stored data, and about Python where it could not be started. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  const dismissNotice = useApp((state) => state.dismissNotice);
  if (notices.length === 0) return null;
  return (
    <section className={styles.notices} aria-label="Notices">
      {notices.map((notice) => (
        <div key={notice} className={styles.notice}>
          <TriangleAlert className={styles.icon} aria-hidden />
          <p>{notice}</p>
          <IconButton size="small" label="Dismiss" icon={<X aria-hidden />} onPress={() => dismissNotice(notice)} />
        </div>
      ))}
    </section>
  );
}
