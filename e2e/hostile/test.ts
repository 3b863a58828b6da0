import { test as base, expect } from '@playwright/test';
import { openWorkerContext } from '../worker-context';
import { startCanaryServer } from './canary-server';
import { HostilePage } from './hostile-page';

/** `hostile` is one page for all tests of a worker: attacks come one after another, as in a tab that stays open. */
export const test = base.extend<object, { hostile: HostilePage }>({
  hostile: [
    async ({ browser }, use, { project }) => {
      const { context, baseURL } = await openWorkerContext(browser, project.use);
      const canary = await startCanaryServer();
      const hostile = await HostilePage.open(await context.newPage(), canary, baseURL);
      await hostile.remember();
      await use(hostile);
      await context.close();
      await canary.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect };
