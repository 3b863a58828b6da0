import './check-node.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { runPackage } from './run-command.mjs';

// `npm run docs:pitfalls`: docs/pitfalls.md, of the codes and of what their examples do. `npm test` fails where it is another one.

try {
  await ensureInstalled();
  process.exitCode = await runPackage('vitest/vitest.mjs', ['run', 'src/pitfalls/pitfalls-page.test.ts', '--update']);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
