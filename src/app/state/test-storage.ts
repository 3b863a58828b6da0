import type {
  Access,
  AppStorage,
  NewWorkspace,
  OpenedWorkspace,
  Snapshot,
  Space,
  StorageStatus,
  StoredState,
  WorkspaceSummary,
} from '../../storage/storage-types';
import { Trace } from '../../trace/trace';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import type { TabMemory } from './tab-memory';

const NOTHING: StoredState = { workspace: null, settings: null, screen: null, theme: null, trace: null, run: null };

interface Kept {
  state: StoredState;
  changedAt: number;
  deletedAt: number | null;
}

/** A storage in this object: what is saved is in it once it was flushed. */
export class FakeStorage implements AppStorage {
  /** What `save` was given last. */
  saved: Snapshot | null = null;
  saves = 0;
  setAside: string[] = ['damaged'];
  kept = new Map<string, Kept>();
  status: StorageStatus = { access: { kind: 'own' }, saving: 'saved', failure: null, workspaceId: '' };
  /** What `open` finds another page to be doing. */
  opensAs: Access = { kind: 'own' };
  /** Nothing can be written. */
  isFull = false;
  persisted = false;
  #time = 0;
  #onStatus: (status: StorageStatus) => void = () => undefined;
  #onChanged: (state: StoredState) => void = () => undefined;
  #onNotice: (notice: string) => void = () => undefined;

  constructor(stored: Partial<StoredState> | null) {
    if (stored) this.kept.set('test', { state: { ...NOTHING, ...stored }, changedAt: this.#tick(), deletedAt: null });
  }

  async open(wanted: string | null): Promise<OpenedWorkspace> {
    await this.flush();
    this.saved = null;
    const there = [...this.kept].filter(([, { deletedAt }]) => deletedAt === null);
    const id = (there.find(([key]) => key === wanted) ?? there[0])?.[0] ?? `new-${this.kept.size}`;
    const kept = this.kept.get(id) ?? { state: NOTHING, changedAt: this.#tick(), deletedAt: null };
    this.kept.set(id, kept);
    this.enter({ access: this.opensAs, saving: 'saved', failure: null, workspaceId: id });
    return { id, state: kept.state };
  }
  /** The status becomes another one. */
  enter(change: Partial<StorageStatus>): void {
    this.status = { ...this.status, ...change };
    this.#onStatus(this.status);
  }
  /** Another page has stored something. */
  tell(state: Partial<StoredState>): void {
    this.#onChanged({ ...NOTHING, ...state });
  }
  say(notice: string): void {
    this.#onNotice(notice);
  }
  onStatus(listener: (status: StorageStatus) => void): void {
    this.#onStatus = listener;
  }
  onChanged(listener: (state: StoredState) => void): void {
    this.#onChanged = listener;
  }
  onNotice(listener: (notice: string) => void): void {
    this.#onNotice = listener;
  }
  save(snapshot: Snapshot): void {
    if (this.status.access.kind === 'read only' || this.status.access.kind === 'taken over') return;
    this.saved = snapshot;
    this.saves += 1;
    this.enter({ saving: 'saving' });
  }
  flush(): Promise<void> {
    const { workspaceId, saving } = this.status;
    if (!this.saved || saving === 'saved') return Promise.resolve();
    if (this.isFull) {
      this.enter({ saving: 'failed', failure: 'The storage is full.' });
      return Promise.resolve();
    }
    this.kept.set(workspaceId, { state: this.saved, changedAt: this.#tick(), deletedAt: null });
    this.enter({ saving: 'saved', failure: null });
    return Promise.resolve();
  }
  list(): Promise<WorkspaceSummary[]> {
    const all = [...this.kept].map(([id, { state, changedAt, deletedAt }]) => {
      const { name, files } = state.workspace ?? { name: 'Workspace', files: [] };
      return { id, name, files: files.length, bytes: 1000, changedAt, deletedAt };
    });
    return Promise.resolve(all.sort((a, b) => b.changedAt - a.changedAt));
  }
  create({ workspace, settings, table, trace, run }: NewWorkspace): Promise<string> {
    if (this.isFull) return Promise.reject(new Error('The storage is full.'));
    const id = `id-${this.kept.size}`;
    const state = { ...NOTHING, workspace, settings, trace: trace ?? Trace.start(0, table, settings ?? DEFAULT_SETTINGS, []), run: run ?? null };
    this.kept.set(id, { state, changedAt: this.#tick(), deletedAt: null });
    return Promise.resolve(id);
  }
  rename(id: string, name: string): Promise<void> {
    const { workspace } = this.#get(id).state;
    return this.#change(id, { state: { ...this.#get(id).state, workspace: workspace && { ...workspace, name } } });
  }
  remove(id: string): Promise<void> {
    return this.#change(id, { deletedAt: this.#tick() });
  }
  restore(id: string): Promise<void> {
    return this.#change(id, { deletedAt: null });
  }
  purge(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }
  read(id: string): Promise<StoredState> {
    return Promise.resolve(this.#get(id).state);
  }
  takeOver(): Promise<StoredState> {
    this.enter({ access: { kind: 'own' } });
    return Promise.resolve(this.#get(this.status.workspaceId).state);
  }
  space(): Promise<Space> {
    return Promise.resolve({ used: 1_000, quota: 1_000_000, persisted: this.persisted });
  }
  persist(): Promise<boolean> {
    this.persisted = true;
    return Promise.resolve(true);
  }
  countSetAside(): Promise<number> {
    return Promise.resolve(this.setAside.length);
  }
  exportSetAside(): Promise<Blob> {
    return Promise.resolve(new Blob(this.setAside));
  }
  clearSetAside(): Promise<void> {
    this.setAside = [];
    return Promise.resolve();
  }

  #get(id: string): Kept {
    const kept = this.kept.get(id);
    if (!kept) throw new Error('There is no such workspace.');
    return kept;
  }
  #change(id: string, change: Partial<Kept>): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('The storage is full.'));
    this.kept.set(id, { ...this.#get(id), ...change });
    return Promise.resolve();
  }
  #tick(): number {
    this.#time += 1;
    return this.#time;
  }
}

/** A tab that remembers in this object. */
export function fakeTab(id: string | null = null): TabMemory {
  let remembered = id;
  return { workspaceId: () => remembered, remember: (workspaceId) => void (remembered = workspaceId) };
}
