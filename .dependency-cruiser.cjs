/**
 * The rooms of src/ from top to bottom: a room uses behaviour only of rooms below it. Types may come from anywhere,
 * as the compiler removes such imports.
 */
const ROOMS = ['app', 'lessons', 'engine', 'storage', 'pitfalls', 'unit-tests', 'replay', 'python', 'table', 'workspace', 'trace', 'clock'];

/** From this room down, code runs in Node as well as in the worker. */
const FIRST_PLAIN_ROOM = ROOMS.indexOf('unit-tests');

const TESTS = '\\.test\\.tsx?$';
const VALUES = { dependencyTypesNot: ['type-only'] };

const layering = ROOMS.slice(1).map((room, index) => ({
  name: `layering-${room}`,
  comment: `${room}/ may use only what lies below it: ${ROOMS.slice(index + 2).join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { ...VALUES, path: [`^src/(${ROOMS.slice(0, index + 1).join('|')})/`, '^src/[^/]+$'] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layering,
    {
      name: 'app-through-engine',
      comment: 'The page reaches behaviour of replay/, python/ and table/ through engine/engine-client.ts or engine/page-behaviour.ts, so that what runs in the worker stays one thing.',
      severity: 'error',
      from: { path: '^src/(app/|[^/]+$)', pathNot: TESTS },
      to: { ...VALUES, path: ['^src/(replay|python|table)/', '^src/engine/'], pathNot: '^src/engine/(engine-client|page-behaviour)\\.ts$' },
    },
    {
      name: 'plain-rooms',
      comment: `${ROOMS.slice(FIRST_PLAIN_ROOM).join(', ')} know no DOM and no React: they run in Node too.`,
      severity: 'error',
      from: { path: `^src/(${ROOMS.slice(FIRST_PLAIN_ROOM).join('|')})/` },
      to: { path: '(^|/)node_modules/(react|react-dom|react-aria.*|react-stately|react-resizable-panels|@react-[^/]+|@tanstack|@monaco-editor|monaco-editor|idb-keyval|lucide-react|sonner|@fontsource[^/]*)/' },
    },
    {
      name: 'no-circles',
      comment: 'Modules that use each other cannot be read, tested or moved one by one.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: VALUES },
    },
    {
      name: 'no-tests-in-product',
      comment: 'Nothing that is shipped uses a test or a package that only development has.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '/test-[^/]+\\.ts$'] },
      to: { path: [TESTS, '(^|/)node_modules/(vitest|fast-check|fake-indexeddb|dynalite|@playwright|@axe-core)/'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is a mistake that the other rules would not see.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.css$' },
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Sees imports of types too, and tells them from imports of values.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
