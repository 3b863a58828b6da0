import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { rememberFiles } from './moments';
import { newTest } from './new-test';
import { applyWorkspace, withTexts } from './workspace-state';

/** Unit tests that are made of events. */
export function caseActions(context: AppContext): Pick<AppActions, 'makeTest'> {
  const { get } = context;
  return {
    makeTest(event, path, test) {
      const { workspace } = get();
      const { name, line, text, path: target } = newTest(get(), event, path, test);
      const texts = new Map([[target, text]]);
      rememberFiles(context, `Test “${name}”`, texts);
      applyWorkspace(context, withTexts(workspace, texts), context.history.labels(get().run));
      context.toast(`Added the test “${name}” to ${target}.`, { label: 'Show', run: () => get().showLine(target, line) });
    },
  };
}
