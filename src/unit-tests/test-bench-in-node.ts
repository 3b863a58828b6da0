import type { PyodideAPI } from 'pyodide';
import { connectPython } from '../python/boot';
import { beginTestWorld } from '../python/test-world';
import { TestBench } from './test-bench';

/** A bench over an interpreter in Node, as a worker of the page has it. */
export function benchInNode(pyodide: PyodideAPI): TestBench {
  const bench: TestBench = new TestBench(
    connectPython(pyodide, { send: (operation, body) => bench.send(operation, body), sleep: (seconds) => bench.sleep(seconds), begins: () => bench.begins() }),
    beginTestWorld(1),
  );
  return bench;
}
