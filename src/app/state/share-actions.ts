import { validateItem } from '../../engine/page-behaviour';
import { MAX_DOCUMENT_BYTES } from '../../workspace/share/limits';
import { isShareFile, readShareFile } from '../../workspace/share/share-file';
import { decodeShareLink } from '../../workspace/share/share-link';
import type { SharedWorkspace, ShareReading } from '../../workspace/share/share-types';
import type { NewWorkspace } from '../../storage/storage-types';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { counted } from './count-words';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import { shownState } from './persist';
import { importStatus } from './status';
import { sentence } from '../../workspace/sentence';

/** A decoded link or file that waits for the user's answer. Nothing of it has been run or stored. */
export interface ShareOffer {
  /** Name of the file it came in; null: a link. */
  file: string | null;
  shared: SharedWorkspace;
  /** A sentence for each part that was left out. */
  problems: readonly string[];
  /** Bytes, unpacked. */
  bytes: number;
}

/** How the opening of a link ended. */
export type LinkEnd = 'answered' | 'newer' | 'unreadable';

type ShareActions = Pick<AppActions, 'sharedContent' | 'openShareLink' | 'offerShareFiles' | 'trustShare' | 'dismissShare'>;

/** How much of a file tells what it is. */
const BEGINNING = 500;

/** Workspaces that go out in links and files, and those that come in. What comes in waits until the user has said yes. */
export function shareActions(context: AppContext): ShareActions {
  const { get, set } = context;
  /** In the order in which they came; the first is shown. */
  const waiting: { offer: ShareOffer; answered: () => void }[] = [];
  const opening = new Map<string, Promise<LinkEnd>>();

  const offer = (one: ShareOffer): Promise<void> =>
    new Promise((answered) => {
      waiting.push({ offer: one, answered });
      if (waiting.length === 1) set({ shareOffer: one });
    });
  const next = (): void => {
    waiting.shift()?.answered();
    set({ shareOffer: waiting[0]?.offer ?? null });
  };
  /** Offers what was read, or says why it cannot be opened. */
  const take = async (reading: ShareReading, file: string | null): Promise<LinkEnd> => {
    if (reading.kind === 'shared') {
      const { shared, problems, bytes } = reading;
      await offer({ file, shared, problems, bytes });
      return 'answered';
    }
    context.notify(file === null ? reading.message : `${file}: ${reading.message}`);
    return reading.failure === 'newer' ? 'newer' : 'unreadable';
  };

  const openLink = async (fragment: string): Promise<LinkEnd> => {
    try {
      return await take(await decodeShareLink(fragment, validateItem), null);
    } catch (error) {
      context.notify(`The link could not be opened: ${sentence(error)}. Ask for the workspace as a file.`);
      return 'unreadable';
    }
  };

  return {
    sharedContent() {
      const { workspace, settings, trace } = shownState(context);
      return { workspace, settings, table: [...trace.table().values()] };
    },

    openShareLink(fragment) {
      // Asked twice for the same link, one answer is enough.
      const known = opening.get(fragment);
      if (known) return known;
      const end = openLink(fragment).finally(() => opening.delete(fragment));
      opening.set(fragment, end);
      return end;
    },

    async offerShareFiles(files) {
      const others: File[] = [];
      for (const file of files) {
        const bytes = await sharedBytes(file);
        if (bytes === null) others.push(file);
        else void take(await readShareFile(bytes, validateItem), file.name);
      }
      return others;
    },

    async trustShare() {
      const { shareOffer, loaded, workspaceId } = get();
      if (shareOffer === null || !loaded) return;
      set({ shareOffer: null });
      try {
        await get().newWorkspace(contentOf(shareOffer));
      } catch (error) {
        set({ shareOffer });
        context.toast(`The workspace could not be loaded: ${sentence(error)}`);
        return;
      }
      next();
      // It is stored but not opened where what was open could not be left; that has been said.
      if (get().workspaceId === workspaceId) return;
      const files = shareOffer.shared.workspace.files.length;
      if (shareOffer.file !== null) context.setStatus(importStatus(files, shareOffer.problems.length));
      context.toast(`Loaded ${counted(files, 'file')} as the workspace “${get().workspace.name}”.`);
    },

    dismissShare: next,
  };
}

/** The bytes of a saved workspace, or null. A file that cannot be read is none, and the import says so. */
async function sharedBytes(file: File): Promise<Uint8Array | null> {
  if (!/\.json$/i.test(file.name)) return null;
  try {
    if (!isShareFile(file.name, await file.slice(0, BEGINNING).text())) return null;
    // No more of it than tells that it is too large.
    return new Uint8Array(await file.slice(0, MAX_DOCUMENT_BYTES + 1).arrayBuffer());
  } catch {
    return null;
  }
}

function contentOf({ shared: { workspace, settings, table } }: ShareOffer): NewWorkspace {
  // Without the sender's settings, a table that came along is one to start from.
  const usual = table.length > 0 ? { ...DEFAULT_SETTINGS, startFrom: 'this table' as const } : null;
  return { workspace, settings: settings === null ? usual : { ...DEFAULT_SETTINGS, ...settings }, table };
}
