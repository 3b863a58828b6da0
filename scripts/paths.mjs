import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json is in. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What `npm run build` writes: the whole static site. */
export const distFolder = path.join(projectRoot, 'dist');
