import type { Engine } from '../../engine/engine-client-types';
import type { AppStorage } from '../../storage/storage-types';
import type { AppStoreApi, ShowToast } from '../state/app-state';
import { flushPendingEdits } from '../state/pending-edits';
import { readWorkerMessage, type PageMessage } from './build-messages';
import { useOffline } from './offline-state';
import { reasonToStay } from './reason-to-stay';
import { untilStoredAndTakenOver, untilTakenOver } from './taking-over';
import { sentence } from '../../workspace/sentence';

/** How often a page that stays open looks for a new version, in milliseconds; coming back to it looks too. */
const CHECK_EVERY = 60 * 60 * 1000;

interface Deps {
  store: AppStoreApi;
  storage: Pick<AppStorage, 'flush'>;
  engine: Engine;
  toast: ShowToast;
}

/** The build that this page was loaded from; '' where there is none, as in development. */
function ownBuild(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="recall-build"]')?.content ?? '';
}

/** Python is up or has failed: from here on nobody waits for the network. */
function started(engine: Engine): Promise<void> {
  return new Promise((resolve) => {
    if (engine.state.kind !== 'starting') return resolve();
    const unsubscribe = engine.subscribe(({ kind }) => {
      if (kind === 'starting') return;
      unsubscribe();
      resolve();
    });
  });
}

/**
 * Lets the service worker store the site, and offers new versions. Begins when Python has started, so as not to be in its
 * way. What fails is said in Settings and nowhere else: the page works without.
 */
export function startOffline({ store, storage, engine, toast }: Deps): void {
  const build = ownBuild();
  useOffline.setState({
    reload: async () => {
      await letNextTakeOver(build, untilTakenOver);
      flushPendingEdits();
      await storage.flush();
      const reason = reasonToStay(store.getState());
      if (reason === null) location.reload();
      else toast(reason);
    },
  });
  // Vite's word for: a part of the page that is loaded when it is needed could not be loaded.
  addEventListener('vite:preloadError', () => useOffline.setState({ fileMissing: true }));

  if (build === '') return refuse('The development server is not stored.');
  if (!('serviceWorker' in navigator)) return refuse('Browsers store a site only if its address is https or localhost.');
  listen(build);
  void started(engine).then(() => {
    let looked = 0;
    const lookNow = (): void => {
      looked = Date.now();
      void look(build);
    };
    lookNow();
    setInterval(lookNow, CHECK_EVERY);
    addEventListener('online', lookNow);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && Date.now() - looked > CHECK_EVERY) lookNow();
    });
  });
}

/** Takes nothing back: what is stored stays stored when a later attempt fails. */
function refuse(reason: string): void {
  if (useOffline.getState().works.kind !== 'yes') useOffline.setState({ works: { kind: 'no', reason } });
}

function listen(build: string): void {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data }) => {
    const message = readWorkerMessage(data);
    if (message?.type === 'builds') {
      void take(build, message.complete);
      void letNextTakeOver(build, untilStoredAndTakenOver);
    }
    if (message?.type === 'failed') refuse(message.reason);
  });
  serviceWorker.startMessages();
  serviceWorker.addEventListener('controllerchange', () => tell(serviceWorker.controller, build));
}

/** Shows which builds are stored. */
async function take(build: string, complete: readonly string[]): Promise<void> {
  useOffline.setState({ works: { kind: complete.length > 0 ? 'yes' : 'not yet' } });
  const registration = await navigator.serviceWorker.getRegistration();
  // A page that came from the server past what is stored is the newer one as long as its build is on the way.
  const isKnown = complete.includes(build) || !registration?.installing;
  useOffline.setState({ updateReady: isKnown && complete.length > 0 && complete[0] !== build });
}

/** Waits in one of the ways of `taking-over.ts`; where there is no service worker, not at all. */
async function letNextTakeOver(build: string, until: typeof untilTakenOver): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) await until(registration, (worker) => tell(worker, build));
}

/** Registers the service worker where there is none, and looks whether the site has a new one. */
async function look(build: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    // Without a network there is nothing new.
    await registration.update().catch(() => undefined);
    tell(registration.active, build);
  } catch (error) {
    refuse(`The browser does not store this site (${sentence(error)}).`);
  }
}

function tell(worker: ServiceWorker | null, build: string): void {
  worker?.postMessage({ type: 'page', build } satisfies PageMessage);
}
