import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand, runPackage } from './run-command.mjs';

/** The headless shell before the browsers with windows: for a page of ours it takes two thirds of their time. */
const LINUX_NAMES = ['chromium-headless-shell', 'google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

function installedPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
    return ['/Applications', path.join(process.env.HOME ?? '', 'Applications')].flatMap((folder) => apps.map((app) => path.join(folder, app)));
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'].map((app) => path.join(folder, app)));
  }
  const folders = [...(process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== ''), '/usr/bin', '/snap/bin'];
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Whether the program runs. Finds what is there but lacks libraries; Chrome on Windows prints nothing, so there it only has to exist. */
function runs(program) {
  if (!existsSync(program)) return false;
  if (process.platform === 'win32') return true;
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import('@playwright/test');
    const program = chromium.executablePath();
    return runs(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * Chrome or Chromium on this machine: $RECALL_BROWSER, else an installed one, else the one that Playwright downloaded.
 *
 * @returns {Promise<string | null>} path of the program; null when there is none
 * @throws {Error} with a sentence when $RECALL_BROWSER names something that does not run
 */
export async function findBrowser() {
  const chosen = process.env.RECALL_BROWSER;
  if (chosen !== undefined && chosen !== '') {
    if (!runs(chosen)) throw new Error(`RECALL_BROWSER is ${chosen}, which does not run.`);
    return chosen;
  }
  return installedPlaces().find(runs) ?? (await playwrightBrowser());
}

async function installDebianChromium() {
  if (process.env.CI !== 'true' || !['/usr/bin/apt-get', '/bin/apt-get'].some(existsSync)) return;
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = async (...args) => {
    const [program, ...rest] = [...prefix, 'apt-get', ...args];
    return runCommand(program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  await apt('update');
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if ((await apt('install', '-y', '--no-install-recommends', name)) === 0) return;
  }
}

/**
 * The browser for tests; installs one when there is none (Playwright's, or on a CI machine with apt-get Debian's).
 *
 * @returns {Promise<string>} path of the program
 * @throws {Error} with a sentence when none could be found or installed
 */
export async function ensureBrowser() {
  for (const install of [null, () => runPackage('@playwright/test/cli.js', ['install', 'chromium']), installDebianChromium]) {
    if (install !== null) await install();
    const program = await findBrowser();
    if (program !== null) return program;
  }
  throw new Error('There is no Chrome or Chromium here, and none could be installed. Install one, or set RECALL_BROWSER to the path of one.');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(await ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
