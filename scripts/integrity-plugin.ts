import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const QUERY = '?integrity';
const PREFIX = '\0integrity:';

/**
 * `import integrity from './file?integrity'` is the file's hash in the form that `fetch` takes (`sha256-…`), so that a page
 * refuses a file that is not of its build. The development server transforms files as it serves them: '' there, which
 * checks nothing.
 */
export function integrityPlugin(): Plugin {
  let isBuild = false;
  return {
    name: 'recall-integrity',
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    async resolveId(source, importer) {
      if (!source.endsWith(QUERY)) return null;
      const found = await this.resolve(source.slice(0, -QUERY.length), importer, { skipSelf: true });
      if (!found) throw new Error(`${source} leads nowhere.`);
      return PREFIX + found.id;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const hash = isBuild ? `sha256-${createHash('sha256').update(readFileSync(id.slice(PREFIX.length))).digest('base64')}` : '';
      return `export default ${JSON.stringify(hash)};`;
    },
  };
}
