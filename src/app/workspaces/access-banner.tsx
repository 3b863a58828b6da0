import { Eye, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { downloadAll } from './workspaces-dialog';
import styles from './access-banner.module.css';
import { sentence } from '../../workspace/sentence';

function Banner({ icon, text, urgent = false, children }: { icon: ReactNode; text: string; urgent?: boolean; children: ReactNode }) {
  return (
    <div className={styles.banner}>
      <span className={styles.icon}>{icon}</span>
      <p {...(urgent && { role: 'alert' })}>{text}</p>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

function TakeOverButtons() {
  const takeOver = useApp((state) => state.takeOver);
  const openCopy = useApp((state) => state.openCopy);
  const [working, setWorking] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setWorking(true);
    try {
      await work();
    } catch (error) {
      toast.error(`The copy could not be stored: ${sentence(error)}`);
    }
    setWorking(false);
  };
  return (
    <>
      <Button size="small" isDisabled={working} onPress={() => void attempt(takeOver)}>
        Take over
      </Button>
      <Button size="small" isDisabled={working} onPress={() => void attempt(openCopy)}>
        Open a copy
      </Button>
    </>
  );
}

function ExportAllButton() {
  const store = useAppStore();
  return (
    <Button size="small" onPress={() => void downloadAll(store)}>
      Export all
    </Button>
  );
}

/** Says where changes do not go to the browser's storage, and what can be done about it. */
export function AccessBanner() {
  const loaded = useApp((state) => state.loaded);
  const access = useApp((state) => state.access.kind);
  const failure = useApp((state) => (state.saving === 'failed' ? state.saveFailure : null));
  if (!loaded) return null;
  return (
    <>
      {access === 'read only' && (
        <Banner icon={<Eye aria-hidden />} text="This workspace is open in another tab, so it can only be read here. What is stored there is shown here a moment later.">
          <TakeOverButtons />
        </Banner>
      )}
      {access === 'taken over' && (
        <Banner
          icon={<TriangleAlert aria-hidden />}
          urgent
          text="Another tab has taken this workspace over. Here you see it as it was then, and it can only be read."
        >
          <TakeOverButtons />
        </Banner>
      )}
      {access === 'memory' && (
        <Banner
          icon={<TriangleAlert aria-hidden />}
          text="This browser’s storage cannot be used. Everything works, but it is gone once this page is closed: export what you want to keep."
        >
          <ExportAllButton />
        </Banner>
      )}
      {failure !== null && access !== 'memory' && (
        <Banner icon={<TriangleAlert aria-hidden />} urgent text={`Not saved: ${failure}`}>
          <ExportAllButton />
        </Banner>
      )}
    </>
  );
}

/** Whether the banner has something to say. */
export function useHasBanner(): boolean {
  return useApp(({ loaded, access, saving }) => loaded && (access.kind !== 'own' || saving === 'failed'));
}
