import './check-node.mjs';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build-if-needed.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { readPort, startServer } from './serve.mjs';

// `npm start`: from a fresh clone to a served site. Uses nothing but Node until the packages are installed.
try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, base: { type: 'string', default: '/' } } });
  const port = readPort(values.port);
  await ensureInstalled();
  const code = await buildIfNeeded();
  if (code !== 0) throw new Error('The build failed, see above.');
  const server = await startServer({ port, base: values.base });
  console.log(`Recall is at ${server.url} (end with Ctrl+C)`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
