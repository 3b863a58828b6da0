import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

/** Ways out that a detection could try; each says what came of it. `PORT` is a server that counts who calls. */
const ATTEMPTS = [
  'import js; js.fetch("http://localhost:PORT/")',
  'import js; js.XMLHttpRequest.new().open("GET", "http://localhost:PORT/")',
  'import js; js.WebSocket.new("ws://localhost:PORT/")',
  'import js; js.indexedDB.open("recall")',
  'import js; js.importScripts("http://localhost:PORT/")',
  'import js; js.Worker.new("http://localhost:PORT/")',
  'import js; js.MessageChannel.new()',
  'import js; js.eval("fetch(\'http://localhost:PORT/\')")',
  'from pyodide.code import run_js; run_js("fetch(\'http://localhost:PORT/\')")',
  'from pyodide.ffi import to_js; to_js([]).constructor.constructor("return fetch")()("http://localhost:PORT/")',
  'from urllib.request import urlopen; urlopen("http://localhost:PORT/")',
  'import socket; socket.create_connection(("localhost", PORT), 1)',
];

test('a detection gets out neither by the network nor to the storage of the page', async ({ app }) => {
  let calls = 0;
  const server = http.createServer((_request, response) => {
    calls += 1;
    response.end();
  });
  server.on('connection', () => (calls += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await app.importTree({
    'rules/attempts.py': 'def rule(event):\n    if event.get("attempt"):\n        exec(event.get("attempt"), {})\n        print("got through")\n    return False\n',
    'events/attempts.jsonl': ATTEMPTS.map((attempt) => `${JSON.stringify({ p_event_time: '2026-04-01 00:00:00', attempt: attempt.replaceAll('PORT', String(port)) })}\n`).join(''),
  });
  expect(await app.run()).toContain(`${ATTEMPTS.length} errors`);
  const results = (await app.trace()).filter(({ kind, detection }) => kind === 'result' && detection === 'attempts');
  expect(results.filter(({ stdout }) => String(stdout).includes('got through'))).toEqual([]);
  expect(results.filter(({ error }) => error !== null)).toHaveLength(ATTEMPTS.length);
  await new Promise((resolve) => server.close(resolve));
  expect(calls).toBe(0);
});

test('a run gets a Python that the run before has not touched', async ({ app }) => {
  await app.importTree({
    'rules/marks.py': [
      'import json',
      '',
      'print("touched" if hasattr(json, "mark") else "clean")',
      '',
      '',
      'def rule(event):',
      '    json.mark = True',
      '    return False',
      '',
    ].join('\n'),
    'events/one.jsonl': '{"n":1}\n',
  });
  for (let run = 0; run < 2; run += 1) {
    await app.run();
    const loading = (await app.trace()).filter(({ kind, detection, event }) => kind === 'result' && detection === 'marks' && event === 0);
    expect(loading.map(({ stdout }) => stdout)).toEqual(['clean\n']);
  }
});
