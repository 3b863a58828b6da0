import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { distFolder, projectRoot } from './paths.mjs';
import { runNpm } from './run-command.mjs';

/** Everything that the build reads, besides the packages that package-lock.json names. */
const INPUTS = ['index.html', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'public', 'scripts', 'src'];

function changedAt(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 0 : stats.mtimeMs;
}

/** Newest change below a folder; the folders' own times count, so that a deleted file is noticed too. */
function newestChange(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return /\.test\.(tsx?|mjs)$/.test(file) ? 0 : stats.mtimeMs;
  return readdirSync(file).reduce((newest, name) => Math.max(newest, newestChange(path.join(file, name))), stats.mtimeMs);
}

/** Whether dist/ was built after the last change of anything it is built from. */
export function isBuilt() {
  const built = changedAt(path.join(distFolder, 'index.html'));
  return built > 0 && INPUTS.every((input) => newestChange(path.join(projectRoot, input)) < built);
}

/** Builds dist/ unless it is up to date. Resolves to the exit code of the build; 0 when there was nothing to do. */
export async function buildIfNeeded() {
  if (isBuilt()) {
    console.log('dist/ is up to date.');
    return 0;
  }
  console.log('Building …');
  return runNpm(['run', 'build']);
}
