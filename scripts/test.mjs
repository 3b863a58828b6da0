import './check-node.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build-if-needed.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { projectRoot } from './paths.mjs';
import { runPackage } from './run-command.mjs';
import { startServer } from './serve.mjs';
import { addCounts, countCheck, countPlaywright, countVitest, summarise } from './test-counts.mjs';

// `npm test`: everything, what is quickest to fail first; with `--long` also what is taken away from the site to see its guards missed. The last line is the sum.

const REPORTS = path.join(projectRoot, '.cache', 'reports');

async function checkTypes() {
  return countCheck(await runPackage('typescript/bin/tsc', ['--noEmit', '-p', '.']));
}

async function checkLint() {
  const style = await runPackage('eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
  const layering = await runPackage('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'src']);
  return countCheck(style === 0 && layering === 0 ? 0 : 1);
}

async function runUnit() {
  const report = path.join(REPORTS, 'unit.json');
  const code = await runPackage('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  return countVitest(report, code);
}

/** A build that succeeds is no test; one that fails is a failed one. */
async function runBuild() {
  const code = await buildIfNeeded();
  return code === 0 ? { passed: 0, failed: 0, skipped: 0 } : countCheck(code);
}

/** A port that was free a moment ago, so that two checkouts can be tested at once. */
async function freePort() {
  const server = await startServer({ port: 0 });
  await server.close();
  return String(server.port);
}

async function runEndToEnd() {
  const build = await runBuild();
  if (build.failed > 0) return build;
  const report = path.join(REPORTS, 'e2e.json');
  const env = { RECALL_BROWSER: await ensureBrowser(), RECALL_E2E_PORT: await freePort(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env });
  return countPlaywright(report, code);
}

const STAGES = { types: checkTypes, lint: checkLint, unit: runUnit, build: runBuild, e2e: runEndToEnd };

function readStages() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, long: { type: 'boolean', default: false } } });
  if (values.long) process.env.RECALL_LONG = '1';
  const names = values.only === undefined ? Object.keys(STAGES) : values.only.split(',');
  const unknown = names.filter((name) => !Object.hasOwn(STAGES, name));
  if (unknown.length > 0) throw new Error(`--only takes ${Object.keys(STAGES).join(', ')} (with commas between), not ${unknown.join(', ')}`);
  return names;
}

/**
 * What runs at the same time. Lint takes longest by far of what one processor does, so all else that is not in a browser is done beside it, one
 * after the other. The end-to-end tests have the processors for themselves: they wait for what a page does.
 */
const ROUNDS = [[['lint'], ['types', 'build', 'unit']], [['e2e']]];

async function runStage(name) {
  console.log(`\n── ${name} ──`);
  try {
    const counts = await STAGES[name]();
    console.log(`── ${name}: ${summarise(counts)}`);
    return counts;
  } catch (error) {
    console.error(error);
    return countCheck(1);
  }
}

async function runInTurn(names) {
  const all = [];
  for (const name of names) all.push(await runStage(name));
  return all;
}

try {
  const names = readStages();
  await ensureInstalled();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const all = [];
  for (const lanes of ROUNDS) {
    const counted = await Promise.all(lanes.map((lane) => runInTurn(lane.filter((name) => names.includes(name)))));
    all.push(...counted.flat());
  }
  const counts = addCounts(all);
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
  console.log(`\n${summarise(counts)}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
