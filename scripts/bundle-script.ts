import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles a module into one classic script.
 *
 * @param entry path from the project's folder
 * @param name of the variable that holds what the module exports
 * @returns the script's text
 */
export async function bundleScript(entry: string, name: string, mode: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: mode === 'production',
      target: 'es2022',
      lib: { entry: join(root, entry), formats: ['iife'], name },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs.flatMap((output) => ('output' in output ? output.output : [])).find((file) => file.type === 'chunk');
  if (!chunk || chunk.type !== 'chunk') throw new Error(`${entry} was not bundled.`);
  return chunk.code;
}
