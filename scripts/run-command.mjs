import { spawn } from 'node:child_process';
import { projectRoot } from './paths.mjs';

/**
 * Runs a program with its output shown, in the project's root.
 * Resolves to its exit code; 1 when it could not be started or was ended by a signal. Never rejects.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options] `env` is added to this process's environment.
 * @returns {Promise<number>}
 */
export function runCommand(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: options.shell ?? false,
      // The configuration is bundled, as Vite does by default; what it says about another loader helps nobody here.
      env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', ...process.env, ...options.env },
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a script of an installed package with this Node; `script` is its path below node_modules. See runCommand. */
export function runPackage(script, args, options) {
  return runCommand(process.execPath, [`node_modules/${script}`, ...args], options);
}

/** Runs npm: the one that started us, else the one on the PATH. See runCommand. */
export function runNpm(args) {
  const npmScript = process.env.npm_execpath;
  if (npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript)) return runCommand(process.execPath, [npmScript, ...args]);
  // On Windows npm is a batch file, which only a shell can start.
  return runCommand('npm', args, { shell: process.platform === 'win32' });
}
