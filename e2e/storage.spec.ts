import type { Page } from '@playwright/test';
import { seededRandom } from '../src/clock/random';
import { App } from './app';
import { findBarriers } from './barriers';
import { expect, test } from './test';

const MEMORY = 'browser’s storage cannot be used';

/** A page of the same origin that is not the app. */
async function openPlainPage(page: Page): Promise<void> {
  await page.goto('no-such-page');
}

type Change = { kind: 'put'; key: string; value: unknown } | { kind: 'damage'; keyEnds: string };

/** Changes records of the app's database, past the app. Returns how many. */
function changeRecords(page: Page, change: Change): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('recall');
        opening.onerror = () => reject(new Error('The database cannot be opened.'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          const records = transaction.objectStore('records');
          let changed = 0;
          if (wanted.kind === 'put') {
            records.put(wanted.value, wanted.key);
            changed = 1;
          } else {
            const listing = records.getAllKeys();
            listing.onsuccess = () => {
              for (const key of listing.result) {
                if (!String(key).endsWith(wanted.keyEnds)) continue;
                records.put({ version: 'damaged' }, key);
                changed += 1;
              }
            };
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(changed);
          };
        };
      }),
    change,
  );
}

test.describe('where the storage cannot be used', () => {
  const WAYS: [name: string, breakIt: () => void][] = [
    ['it is missing', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'it is refused, as in some private windows',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      },
    ],
    [
      'each transaction fails',
      () => {
        IDBDatabase.prototype.transaction = () => {
          throw new DOMException('Internal error.', 'UnknownError');
        };
      },
    ],
  ];
  for (const [name, breakIt] of WAYS) {
    test(`because ${name}: everything works within the page, and it says so`, async ({ page }) => {
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.addInitScript(breakIt);
      const app = new App(page);
      await app.openShell();
      await expect(page.getByText(MEMORY).first()).toBeVisible();
      await expect(app.saving).toHaveText('Not saved');
      await app.createDetection('Mine.One');
      await app.newWorkspace('Case A', 'Empty');
      await app.chooseWorkspaceItem('Starting workspace');
      await expect(app.fileRow('Mine.One')).toBeVisible();
      // It looks the same, whatever the reason.
      if (breakIt === WAYS[0]?.[1]) expect(await findBarriers(page)).toEqual([]);
      expect(errors).toEqual([]);

      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.accept();
    });
  }
});

test('a full storage is said, nothing is lost, and it is stored once there is room', async ({ page, baseURL }) => {
  const app = new App(page);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  // Before the first write: the browser remembers for a while how much room it found.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
  await app.openShell();
  await app.createDetection('Fits.In');
  await app.waitUntilSaved();
  // Not one letter again and again: browsers pack what they store.
  const random = seededRandom(1);
  const much = Array.from({ length: 4_000_000 }, () => String.fromCharCode(48 + Math.floor(random() * 42))).join('').replaceAll('\\', '/');
  await app.importFiles([{ name: 'much.jsonl', text: `{"text":"${much}"}\n` }], { trust: false });
  await expect(app.saving).toHaveText('Not saved');
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved:' })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  // No other workspace is opened, for this one would be lost; and leaving the page asks.
  await app.chooseWorkspaceItem('New…');
  await app.button('Create').click();
  await expect(page.getByRole('dialog', { name: 'New workspace' }).getByText(/stays open/)).toBeVisible();
  await app.button('Cancel').click();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  await dialog.dismiss();
  await expect(app.fileRow('much.jsonl')).toBeVisible();

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await app.createDetection('Room.Again');
  await app.waitUntilSaved();
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved:' })).toBeHidden();
  await app.reloadShell();
  for (const name of ['Fits.In', 'much.jsonl', 'Room.Again']) await expect(app.fileRow(name)).toBeVisible();
});

test('a damaged record is said and kept aside; the rest is there', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await app.createDetection('Stays');
  await app.createDetection('Damaged');
  await app.waitUntilSaved();
  await openPlainPage(page);
  expect(await changeRecords(page, { kind: 'damage', keyEnds: 'damaged.py' })).toBe(1);
  await app.openShell();
  await expect(page.getByText('1 stored record could not be read.')).toBeVisible();
  await expect(app.fileRow('Stays')).toBeVisible();
  await app.waitUntilSaved();
  const { file, text } = await app.download('Download');
  expect([file, text]).toEqual(['recall-set-aside.jsonl', expect.stringContaining('damaged.py')]);
});

test('data of a newer Recall is left alone, and this page works without it', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await app.createDetection('From.Before');
  await app.waitUntilSaved();
  await openPlainPage(page);
  const newer = { version: 3, future: true };
  await changeRecords(page, { kind: 'put', key: 'app', value: newer });
  await app.openShell();
  await expect(app.saving).toHaveText('Not saved');
  await expect(page.getByText(/newer/)).toBeVisible();
  await app.createDetection('In.Memory');
  await openPlainPage(page);
  const stored = await page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const opening = indexedDB.open('recall');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').get('app');
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
  );
  expect(stored).toEqual(newer);
});

test('when another page deletes the database, everything is written again', async ({ page, context }) => {
  const app = new App(page);
  await app.openShell();
  await app.createDetection('From.Before');
  await app.waitUntilSaved();
  const other = await context.newPage();
  await openPlainPage(other);
  await other.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('recall');
        deleting.onsuccess = () => resolve();
        deleting.onblocked = () => reject(new Error('The app keeps its connection.'));
      }),
  );
  await app.createDetection('From.After');
  await app.waitUntilSaved();
  await app.reloadShell();
  await expect(app.fileRow('From.Before')).toBeVisible();
  await expect(app.fileRow('From.After')).toBeVisible();
});

test('ordinary work is left without a question', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await app.createDetection('Mine.One');
  let asked = false;
  page.on('dialog', (dialog) => {
    asked = true;
    void dialog.accept();
  });
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toBe(false);
});
