import { expect, it } from 'vitest';
import { connectPython } from './boot';

it('an interpreter that was given up in a call answers nothing: that throws, so that the call is known', () => {
  const runtime = { connect: () => undefined, load: () => undefined, begin_event: () => undefined, run: () => undefined, analyse: () => undefined };
  const host = { send: () => '', sleep: () => undefined, begins: () => undefined };
  // What connectPython uses of Pyodide.
  const python = connectPython({ pyimport: () => runtime } as unknown as Parameters<typeof connectPython>[0], host);
  expect(() => python.run(0)).toThrow('Python stopped without an answer.');
  expect(() => python.load('{}')).toThrow('Python stopped without an answer.');
});
