import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
/** The oldest Python that reads our packages, which are written for the one in the browser. */
const CHECK = 'import sys; sys.exit(sys.version_info < (3, 11))';
const ROUNDS = 3;

/** A Python with nothing of the machine's own in it: `-I` leaves out packages and settings of the user, `-B` writes no files. */
const python = (args) => spawnSync('python3', ['-I', '-B', ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, PYTHONHASHSEED: '0' } });

/**
 * Runs tests under the machine's own python3, through the same packages (native_tests.py).
 *
 * @param {object} work see makeFiller
 * @returns {{ version: string, load: number, run: number, all: number, given: string[] } | string} the fastest of some rounds, in seconds of the
 *   processor; a sentence where there is no python3 that can
 */
export function runNatively(work) {
  const checked = python(['-c', CHECK]);
  if (checked.error) return 'there is no python3 here';
  if (checked.status !== 0) return `this python3 cannot run the packages, which need 3.11 or newer: ${python(['--version']).stdout.trim()}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'recall-bench-'));
  try {
    const file = path.join(folder, 'work.json');
    writeFileSync(file, JSON.stringify(work));
    const rounds = Array.from({ length: ROUNDS }, () => {
      const { status, stdout, stderr } = python([here('native_tests.py'), file, here('../src/python/packages')]);
      if (status !== 0) throw new Error(`native_tests.py failed: ${stderr}`);
      return JSON.parse(stdout);
    });
    return rounds.reduce((best, one) => (one.all < best.all ? one : best));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
