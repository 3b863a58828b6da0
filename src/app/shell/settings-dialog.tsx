import { OfflineSetting } from '../offline/offline-setting';
import type { ThemeChoice } from '../state/app-state';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NumberField } from '../ui/number-field';
import { Select } from '../ui/select';
import { KnownDestinations } from './known-destinations';
import { useShell } from './shell-state';
import { TimeSettings } from './time-settings';
import styles from './settings-dialog.module.css';

const THEMES: { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: 'as the system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];

/** What runs depend on beside files and events. Each change counts from the next run on. */
export function SettingsDialog() {
  const isOpen = useShell((state) => state.settingsOpen);
  const setOpen = useShell((state) => state.setSettingsOpen);
  const settings = useApp((state) => state.settings);
  const setSettings = useApp((state) => state.setSettings);
  const theme = useApp((state) => state.theme);
  const setTheme = useApp((state) => state.setTheme);
  const restore = useApp((state) => state.restoreStartingWorkspace);
  const close = () => setOpen(false);
  return (
    <Dialog title="Settings" isOpen={isOpen} onClose={close} actions={<Button onPress={close}>Done</Button>}>
      <div className={styles.settings}>
        <TimeSettings />
        <hr className={styles.line} />
        <Select
          label="Helpers"
          options={['1.0.2', '0.4.0']}
          value={settings.helpers}
          onChange={(helpers) => setSettings({ helpers })}
          description="The version of panther_detection_helpers whose behavior the caching helpers have."
        />
        <Select
          label="Events in put_dictionary"
          options={['as documented', 'as 1.0.2']}
          value={settings.eventsInPutDictionary}
          onChange={(eventsInPutDictionary) => setSettings({ eventsInPutDictionary })}
          description="As documented, an event can be cached as it is; version 1.0.2 raises a ValueError."
        />
        <KnownDestinations />
        <NumberField
          label="Seed"
          value={settings.seed}
          onChange={(seed) => setSettings({ seed })}
          min={0}
          max={4294967295}
          step={1}
          description="Decides random numbers, UUIDs, the times of sweeps and how late events come: the same seed gives the same run."
        />
        <hr className={styles.line} />
        <Select
          label="Theme"
          options={THEMES}
          value={theme}
          onChange={setTheme}
          description="Light or dark; it follows the system until one is chosen."
        />
        <OfflineSetting />
        <div>
          <Button
            variant="danger"
            onPress={() => {
              restore();
              close();
            }}
          >
            Restore starting workspace
          </Button>
          <p className={styles.note}>
            Replaces all files by those that a new user starts with. Undo brings yours back.
          </p>
        </div>
      </div>
    </Dialog>
  );
}
