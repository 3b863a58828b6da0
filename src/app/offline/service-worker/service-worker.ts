import { readPageMessage, type WorkerMessage } from '../build-messages';
import { Builds, type BuildList } from './builds';
import { Pages } from './pages';
import { sentence } from '../../../workspace/sentence';

/**
 * Lets the site open without a network, and a page have all its files from the build it was loaded from, however many
 * newer ones are stored meanwhile. A navigation gets the newest build that is stored whole. A worker of a new build takes
 * over at once: that changes nothing for open pages, as every worker gives each page the files of the page's own build.
 */
declare const self: ServiceWorkerGlobalScope & {
  /** Written before this script by `scripts/build-list.mjs`. */
  recallBuild: BuildList;
};

const own = self.recallBuild;
const { scope } = self.registration;
const builds = new Builds(scope);
const pages = new Pages(scope);

async function tellPages(message: WorkerMessage): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage(message);
}

let storing: Promise<void> | null = null;

/** Stores this worker's build and tells all pages how it went; one attempt at a time. */
function storeOwn(): Promise<void> {
  storing ??= builds
    .store(own)
    .then(
      async () => tellPages({ type: 'builds', complete: await builds.complete() }),
      async (error: unknown) => {
        await tellPages({ type: 'builds', complete: await builds.complete() });
        await tellPages({ type: 'failed', reason: sentence(error) });
        throw error;
      },
    )
    .finally(() => {
      storing = null;
    });
  return storing;
}

/**
 * Deletes the builds that no open page was loaded from. As long as there is a page of which that is not known, none.
 * `isNew`: this worker takes over just now, so what is not whole was given up.
 */
async function cleanUp(isNew: boolean): Promise<void> {
  const used = new Set([own.id, ...pages.arriving()]);
  const newest = await builds.newest();
  if (newest !== null) used.add(newest);
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const build = await pages.buildOf(page.id);
    if (build === null) return;
    used.add(build);
  }
  await builds.keepOnly(used, isNew);
  const all = await self.clients.matchAll({ type: 'all', includeUncontrolled: true });
  await pages.keepOnly(new Set(all.map(({ id }) => id)));
}

async function answerPage(event: FetchEvent, path: string): Promise<Response> {
  const newest = await builds.newest();
  const page = newest === null ? undefined : await builds.file(newest, path);
  if (newest === null || !page) return fetch(event.request);
  event.waitUntil(pages.remember(event.resultingClientId, newest, true));
  return page;
}

async function answerFile(event: FetchEvent, path: string): Promise<Response> {
  const build = await pages.buildOf(event.clientId);
  // A worker has an ID of its own, and fetches what belongs to it under that.
  if (build !== null && event.resultingClientId !== '') event.waitUntil(pages.remember(event.resultingClientId, build));
  const file = build === null ? undefined : await builds.file(build, path);
  if (file) return file;
  // These have a hash of their content in their name, so any build's will do.
  const others = path.startsWith('assets/') ? await builds.complete() : [];
  for (const other of others) {
    const found = await builds.file(other, path);
    if (found) return found;
  }
  return fetch(event.request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(storeOwn().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim().then(() => cleanUp(true)));
});

self.addEventListener('message', (event) => {
  const message = readPageMessage(event.data);
  const { source } = event;
  if (!message || !(source instanceof WindowClient)) return;
  const answer = async (): Promise<void> => {
    // Nothing in one that has taken over; one that still waits, although it did this, is asked to by its pages (`taking-over.ts`).
    await self.skipWaiting();
    await pages.remember(source.id, message.build);
    // The browser or its user may have deleted it.
    const complete = await builds.complete();
    if (!complete.includes(own.id)) return storeOwn();
    source.postMessage({ type: 'builds', complete } satisfies WorkerMessage);
    await cleanUp(false);
  };
  event.waitUntil(answer());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(scope)) return;
  const path = url.href.slice(scope.length).replace(/[?#].*/, '') || 'index.html';
  const answer = request.mode === 'navigate' ? answerPage(event, path) : answerFile(event, path);
  // Where the browser's storage fails, the site is as it would be without a service worker.
  event.respondWith(answer.catch(() => fetch(request)));
});
