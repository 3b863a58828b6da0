import { Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { SHORTCUTS } from '../shell/shortcuts';
import { testsRefusal } from '../state/tests-refusal';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';

/** Runs all tests; while they run it ends them. */
export function RunAllTests(): ReactNode {
  const runTests = useApp((state) => state.runTests);
  const stopTests = useApp((state) => state.stopTests);
  const isRunning = useApp((state) => state.tests.running !== null);
  const refusal = useApp(testsRefusal);
  return (
    <>
      <Button
        variant="primary"
        icon={<Play aria-hidden />}
        isDisabled={refusal !== null}
        onPress={() => void runTests()}
        tooltip={refusal ?? 'Run the unit tests of all detections, switched off or not'}
        shortcut={SHORTCUTS.runTests}
      >
        Run all tests
      </Button>
      {isRunning && <IconButton label="Stop tests" icon={<Square aria-hidden />} onPress={stopTests} shortcut={SHORTCUTS.stop} />}
    </>
  );
}
