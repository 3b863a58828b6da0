import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineEnded, WorkerFault } from '../../engine/page-behaviour';
import type { AnalysisWork, FileAnalysis, StaticFinding } from '../../pitfalls/finding-types';
import type { Pitfall } from '../../pitfalls/pitfall';
import { kindAt } from '../../trace/segment';
import { ageOf } from './pitfall-state';
import { alerts, CLOCK, sets, settled, testApp, type TestApp } from './test-app';

/** Shows each request of a run as one event of `My.Counts`. */
const REQUESTS: Pitfall = {
  code: 'RC101',
  title: 'A request',
  severity: 'warning',
  explanation: 'There is a request.',
  fact: 'Requests cost.',
  sources: [],
  watch: () => {
    const entries: number[] = [];
    return {
      take: (segment, index, seq) => void (kindAt(segment, index) === 'request' && entries.push(seq)),
      findings: () =>
        entries.length === 0
          ? []
          : [{ code: 'RC101', detection: 'My.Counts', call: { path: 'rules/counts.py', line: 2 }, message: 'In the run.', evidence: { summary: 'Each.', events: entries.length, entries, keys: ['k'] } }],
    };
  },
};
const pitfalls = [REQUESTS];

/** Finds `return True` in a source, which `return False` mends. */
function look({ paths, sources }: AnalysisWork): FileAnalysis[] {
  return paths.map((path) => {
    const line = (sources[path] ?? '').split('\n').findIndex((text) => text.includes('return True') && !text.includes('recall: ignore RC101')) + 1;
    const range = { path, from: { line, column: 11 }, to: { line, column: 15 } };
    const finding: StaticFinding = { code: 'RC101', range, message: 'It is always true.', calls: [{ path, line: 2 }], fix: { title: 'Return False', edits: [{ ...range, text: 'False' }] } };
    return { path, findings: line > 0 ? [finding] : [], unread: [], silenced: [] };
  });
}

async function app(): Promise<TestApp> {
  const made = await testApp(undefined, { pitfalls });
  made.engine.answer = look;
  return made;
}

/** Waits until nothing is being looked for. */
async function looked({ store, frame }: TestApp): Promise<void> {
  for (let turns = 0; turns < 50 && store.getState().pitfalls.checking; turns += 1) {
    await settled();
    frame();
  }
}
const findings = ({ store }: TestApp) => store.getState().pitfalls.findings.map(({ code, detection, state }) => [code, detection, state]);

it('looks for them when their tab is opened, and says what the run shows of them', async () => {
  const made = await app();
  expect(made.engine.works).toEqual([]);
  made.store.getState().setBottomTab('Pitfalls');
  await looked(made);
  expect(findings(made)).toEqual([['RC101', 'My.Counts', 'not run']]);
  expect(made.store.getState().pitfalls).toMatchObject({ checking: null, ended: null, looked: { detections: 2, hasRun: false } });
  expect(made.engine.works[0]).toMatchObject({ paths: ['rules/counts.py', 'rules/second.py'], sources: { 'global_helpers/keys.py': 'PREFIX = "x"\n' }, detections: [{ id: 'My.Counts', tests: [] }, { id: 'second' }] });

  made.engine.script = (event, at) => [sets('k', event, event, at)];
  await made.store.getState().startRun();
  await made.store.getState().checkPitfalls();
  expect(findings(made)).toEqual([['RC101', 'My.Counts', 'confirmed']]);
  expect(made.store.getState().pitfalls.findings[0]?.evidence).toMatchObject({ events: 3, keys: ['k'] });
});

it('looks again only into what has changed, and into all where a helper has', async () => {
  const made = await app();
  const { checkPitfalls, setFileText, setSettings } = made.store.getState();
  await checkPitfalls();
  await checkPitfalls();
  expect(made.engine.works).toHaveLength(1);
  setFileText('rules/second.py', 'def rule(event):\n    return True\n');
  await checkPitfalls();
  expect(made.engine.works.slice(1).map(({ paths }) => paths)).toEqual([['rules/second.py']]);
  expect(findings(made)).toHaveLength(2);
  setFileText('global_helpers/keys.py', 'PREFIX = "y"\n');
  await checkPitfalls();
  setSettings({ helpers: '0.4.0' });
  await checkPitfalls();
  setSettings({ seed: 7 });
  await checkPitfalls();
  expect(made.engine.works.slice(2).map(({ paths }) => paths.length)).toEqual([2, 2]);
});

it('says which file it could not look into, and finds what is in the others', async () => {
  const made = await app();
  made.engine.answer = (work) => {
    if (work.paths.includes('rules/second.py')) throw new WorkerFault('too long', 'Looking into it took longer than 30 s and was ended.');
    return look(work);
  };
  await made.store.getState().checkPitfalls();
  expect(findings(made)).toHaveLength(1);
  expect(made.store.getState().pitfalls.looked?.unread).toEqual([{ path: 'rules/second.py', line: 0, text: 'Looking into it took longer than 30 s and was ended.' }]);
});

it('shows what the run does where there is no Python to look into sources', async () => {
  const made = await app();
  made.engine.script = (event, at) => [sets('k', event, event, at)];
  await made.store.getState().startRun();
  made.engine.answer = () => Promise.reject(new EngineEnded('crashed', 'Python did not start.'));
  await made.store.getState().checkPitfalls();
  expect(findings(made)).toEqual([['RC101', 'My.Counts', 'only in the run']]);
  expect(made.store.getState().pitfalls.ended).toBe('The sources were not looked at: Python did not start.');
});

it('is stopped at once, and what was known before stays', async () => {
  const made = await app();
  await made.store.getState().checkPitfalls();
  made.engine.answer = () => new Promise(() => undefined);
  made.store.getState().setFileText('rules/second.py', '');
  const checking = made.store.getState().checkPitfalls();
  await settled();
  await settled();
  expect(made.store.getState().pitfalls.checking).not.toBeNull();
  made.store.getState().stopPitfalls();
  await checking;
  expect(findings(made)).toHaveLength(1);
  expect(made.store.getState().pitfalls).toMatchObject({ checking: null, ended: 'The search was stopped: the list is what was known before.' });
});

describe('an edit for a finding', () => {
  async function withFinding(): Promise<{ made: TestApp; id: string }> {
    const made = await app();
    await made.store.getState().startRun();
    await made.store.getState().checkPitfalls();
    return { made, id: made.store.getState().pitfalls.findings[0]?.id ?? '' };
  }
  const source = ({ store }: TestApp) => store.getState().workspace.files.find(({ path }) => path === 'rules/counts.py')?.text;

  it('is made, the run is repeated, and it is said that the finding is gone', async () => {
    const { made, id } = await withFinding();
    await made.store.getState().applyFix(id);
    expect(source(made)).toBe('def rule(event):\n    return False\n');
    expect(made.engine.plans).toHaveLength(2);
    expect(made.toasts.at(-1)).toBe('RC101 is gone in My.Counts. The run was repeated.');
    expect(findings(made)).toEqual([]);
    made.store.getState().undo();
    made.store.getState().undo();
    expect(source(made)).toBe('def rule(event):\n    return True\n');
  });

  it('says what it changes of the cost', async () => {
    const made = await app();
    made.engine.script = (event, at) => [sets('k', event, event, at), sets('k', event, event, at), alerts(event, at)];
    await made.store.getState().startRun();
    await made.store.getState().checkPitfalls();
    const [finding] = made.store.getState().pitfalls.findings;
    made.engine.script = (event, at) => [sets('k', event, event, at), alerts(event, at)];
    await made.store.getState().applyFix(finding?.id ?? '');
    expect(made.toasts.at(-1)).toMatch(/The run was repeated\. Requests per event: 2 → 1\. A month of 1,000,000 events a day: \$37\.50 → \$18\.75\.$/);
  });

  it('silences it', async () => {
    const { made, id } = await withFinding();
    await made.store.getState().silencePitfall(id);
    expect(source(made)).toBe('def rule(event):\n    return True  # recall: ignore RC101\n');
    expect(findings(made)).toEqual([]);
  });

  it('is not made in code that was changed since, and the finding is marked', async () => {
    const { made, id } = await withFinding();
    made.store.getState().setFileText('rules/counts.py', '# new\ndef rule(event):\n    return True\n');
    const { pitfalls: { findings: [finding], looked: then }, workspace } = made.store.getState();
    expect(finding && then && ageOf(finding, then, new Map(workspace.files.map((file) => [file.path, file])))).toBe('code changed');
    await made.store.getState().applyFix(id);
    expect(made.toasts.at(-1)).toBe('The code has changed since it was looked at. Check again first.');
    expect(source(made)).toContain('return True');
  });

  it('that does not help is told as well', async () => {
    const { made, id } = await withFinding();
    made.engine.answer = (work) => look({ ...work, sources: { 'rules/counts.py': 'return True' } });
    await made.store.getState().applyFix(id);
    expect(made.toasts.at(-1)).toBe('Fix of RC101 was made, and RC101 is still found in My.Counts. The run was repeated.');
  });
});

describe('by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('looks 2 s after a run, and after edits once', async () => {
    const made = await app();
    await made.store.getState().startRun();
    vi.advanceTimersByTime(1_999);
    expect(made.store.getState().pitfalls.checking).toBeNull();
    vi.advanceTimersByTime(1);
    expect(made.store.getState().pitfalls.checking).not.toBeNull();
    await looked(made);
    expect(findings(made)).toHaveLength(1);
    made.store.getState().setFileText('rules/counts.py', '');
    made.store.getState().setFileText('rules/counts.py', 'def rule(event):\n    return False\n');
    vi.advanceTimersByTime(1_000);
    await looked(made);
    expect(findings(made)).toEqual([]);
    expect(made.engine.works).toHaveLength(2);
  });

  it('does not look before the tab is opened where there was no run', async () => {
    const made = await app();
    made.store.getState().setFileText('rules/counts.py', '');
    made.store.getState().moveClock(CLOCK + 1);
    vi.advanceTimersByTime(10_000);
    expect(made.engine.works).toEqual([]);
  });
});
