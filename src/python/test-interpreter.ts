import { loadPyodide, type PyodideAPI } from 'pyodide';
import { bootPython } from './boot';
import { pythonPackages } from './python-packages';
import { beginTestWorld, simulateTestWorld } from './test-world';

let shared: Promise<PyodideAPI> | null = null;

/** Boots another interpreter: for tests that leave theirs changed, or that compare two. Takes seconds. */
export function bootFreshInterpreter(): Promise<PyodideAPI> {
  simulateTestWorld();
  beginTestWorld(0);
  return bootPython(loadPyodide, {}, pythonPackages);
}

/** Plain Pyodide in Node with the bundled packages, in a simulated world: one for all test files of a thread, as it takes seconds to boot. */
export function sharedInterpreter(): Promise<PyodideAPI> {
  simulateTestWorld();
  return (shared ??= bootFreshInterpreter());
}
