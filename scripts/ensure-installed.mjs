import './check-node.mjs';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './paths.mjs';
import { runNpm } from './run-command.mjs';

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether everything that is wanted is installed, version by version. Optional packages may be missing: they differ by
 * platform. Both are the `packages` of a lock file; null: there is none.
 */
export function isComplete(wanted, installed) {
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional === true || installed[name]?.version === entry.version,
  );
}

/**
 * Whether node_modules holds what package-lock.json asks for. Compares with npm's own record of what it installed, not by
 * file times, which a checkout changes.
 */
function isInstalled() {
  return isComplete(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'));
}

/** Installs the packages of package-lock.json if they are not there. Ends the process with a sentence when that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json (once) …');
  // The build tools are devDependencies: they are needed whatever NODE_ENV says.
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('npm ci failed, see above. Recall needs its packages once; after that it works offline.');
    process.exit(1);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
