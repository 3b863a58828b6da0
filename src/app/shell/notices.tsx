import { TriangleAlert, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { downloadBlob } from '../ui/download';
import { AccessBanner, useHasBanner } from '../workspaces/access-banner';
import styles from './notices.module.css';
import { sentence } from '../../workspace/sentence';

function Notice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className={styles.notice}>
      <TriangleAlert className={styles.icon} aria-hidden />
      <p>{text}</p>
      {children}
    </div>
  );
}

/** Does what storage is asked for, and says when it failed. */
async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    toast.error(`${what}: ${sentence(error)}`);
  }
}

/** Stored records that could not be read: they can be had as a file, and deleted once nobody needs them. */
function SetAside({ count }: { count: number }) {
  const download = useApp((state) => state.downloadSetAside);
  const clear = useApp((state) => state.clearSetAside);
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const records = counted(count, 'stored record');
  return (
    <Notice text={`${records} could not be read. ${count === 1 ? 'It is' : 'They are'} kept until you delete ${count === 1 ? 'it' : 'them'}.`}>
      <Button
        size="small"
        onPress={() =>
          void attempt('The records could not be downloaded', async () => downloadBlob(await download(), 'recall-set-aside.jsonl'))
        }
      >
        Download
      </Button>
      <Button size="small" onPress={() => setAsking(true)}>
        Delete
      </Button>
      <Dialog
        title={`Delete ${records}?`}
        role="alertdialog"
        size="small"
        isOpen={asking}
        onClose={close}
        actions={
          <>
            <Button onPress={close} autoFocus>
              Cancel
            </Button>
            <Button
              variant="danger"
              onPress={() => {
                close();
                void attempt('The records could not be deleted', clear);
              }}
            >
              Delete for good
            </Button>
          </>
        }
      >
        <p>This cannot be undone. Download them first if you may need what is in them.</p>
      </Dialog>
    </Notice>
  );
}

/** Sentences that stay until they are dismissed: about stored data, and about Python where it could not be started. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  const setAside = useApp((state) => state.setAside);
  const dismissNotice = useApp((state) => state.dismissNotice);
  const dismissNotices = useApp((state) => state.dismissNotices);
  const hasBanner = useHasBanner();
  if (notices.length === 0 && setAside === 0 && !hasBanner) return null;
  return (
    <section className={styles.notices} aria-label="Notices">
      <AccessBanner />
      {setAside > 0 && <SetAside count={setAside} />}
      {notices.map((notice) => (
        <Notice key={notice} text={notice}>
          <IconButton size="small" label="Dismiss" icon={<X aria-hidden />} onPress={() => dismissNotice(notice)} />
        </Notice>
      ))}
      {notices.length > 1 && (
        <div className={styles.all}>
          <Button size="small" onPress={dismissNotices}>
            Dismiss all
          </Button>
        </div>
      )}
    </section>
  );
}
