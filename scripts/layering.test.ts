import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from './paths.mjs';

/** A small project in which every rule of .dependency-cruiser.cjs is broken once, and every exception is used once. */
const FILES: Record<string, string> = {
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "jsx": "react-jsx", "verbatimModuleSyntax": true } }',
  'src/main.tsx': "import { engine } from './engine/engine-client';\nexport const main = engine;",
  'src/clock/now.ts': 'export const now = 0;\nexport type Now = number;',
  'src/trace/trace.ts': "import { now } from '../clock/now';\nexport const trace = now;\nexport type Trace = number;",
  'src/table/table.ts': 'export const table = 0;\nexport type Table = number;',
  'src/replay/replay.ts': "import { table } from '../table/table';\nexport const replay = table;",
  'src/engine/engine-client.ts': "import { replay } from '../replay/replay';\nexport const engine = replay;",
  'src/engine/page-behaviour.ts': "export { table } from '../table/table';",
  'src/engine/protocol.ts': 'export const protocol = 0;\nexport type Protocol = number;',
  'src/app/good.ts': [
    "import { engine } from '../engine/engine-client';",
    "import { table } from '../engine/page-behaviour';",
    "import type { Table } from '../table/table';",
    "import { trace } from '../trace/trace';",
    'export const good: Table = engine + table + trace;',
  ].join('\n'),
  'src/app/good.test.ts': "import { table } from '../table/table';\nexport const tested = table;",
  'src/clock/types-from-above.ts': "import type { Trace } from '../trace/trace';\nexport type Both = Trace;",
  // From here on, each file breaks one rule.
  'src/clock/upward.ts': "import { trace } from '../trace/trace';\nexport const upward = trace;",
  'src/trace/to-main.ts': "import { main } from '../main';\nexport const toMain = main;",
  'src/engine/to-app.ts': "import { good } from '../app/good';\nexport const toApp = good;",
  'src/app/around.ts': "import { table } from '../table/table';\nexport const around = table;",
  'src/app/inside.ts': "import { protocol } from '../engine/protocol';\nexport const inside = protocol;",
  'src/table/page.ts': "import { get } from 'idb-keyval';\nexport const page = get;",
  'src/trace/react.ts': "import { useState } from 'react';\nexport const state = useState;",
  'src/trace/circle-a.ts': "import { b } from './circle-b';\nexport const a = (): unknown => b;",
  'src/trace/circle-b.ts': "import { a } from './circle-a';\nexport const b = (): unknown => a;",
  'src/trace/type-circle-a.ts': "import type { B } from './type-circle-b';\nexport type A = B[];",
  'src/trace/type-circle-b.ts': "import type { A } from './type-circle-a';\nexport interface B { a: A }",
  'src/app/uses-test.ts': "import { tested } from './good.test';\nexport const usesTest = tested;",
  'src/trace/lost.ts': "import { nothing } from './nowhere';\nexport const lost = nothing;",
};

interface CruiseReport {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

mkdirSync(path.join(projectRoot, '.cache'), { recursive: true });
// Inside the project, so that packages resolve as they do for the real source.
const folder = mkdtempSync(path.join(projectRoot, '.cache', 'layering-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every layering rule finds what it forbids, and nothing that is allowed', () => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', path.join(projectRoot, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const report: CruiseReport = JSON.parse(stdout);
  const found = report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/.*node_modules\/([^/]+).*/, '$1')}`).sort();
  expect(found).toEqual([
    'app-through-engine: src/app/around.ts → src/table/table.ts',
    'app-through-engine: src/app/inside.ts → src/engine/protocol.ts',
    'layering-clock: src/clock/upward.ts → src/trace/trace.ts',
    'layering-engine: src/engine/to-app.ts → src/app/good.ts',
    'layering-trace: src/trace/to-main.ts → src/main.tsx',
    'no-circles: src/trace/circle-a.ts → src/trace/circle-b.ts',
    'no-tests-in-product: src/app/uses-test.ts → src/app/good.test.ts',
    'plain-rooms: src/table/page.ts → idb-keyval',
    'plain-rooms: src/trace/react.ts → react',
    'resolvable: src/trace/lost.ts → ./nowhere',
  ]);
});
