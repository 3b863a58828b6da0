import { deflateSync, strToU8 } from 'fflate';
import { checksum } from '../../src/workspace/share/checksum';

/** A link to the site that tries something while it is opened. */
export interface LinkFixture {
  name: string;
  /** A sentence. */
  tries: string;
  /** What stands behind the # of the address. */
  fragment: string;
  /** What is said of it; null: it is offered, and waits for an answer. */
  says: RegExp | null;
}

/** What stands behind the # of a link to these files. */
export function linkTo(name: string, tree: Readonly<Record<string, string>>): string {
  return share(JSON.stringify({ recall: 1, name, files: Object.entries(tree).map(([path, text]) => ({ path, text })) }));
}

/** A link as the page makes it, of any bytes. */
function linkOf(bytes: Uint8Array, version = 1): string {
  const body = `${version}.${Buffer.from(bytes).toString('base64url')}`;
  return `share=${body}.${checksum(body)}`;
}

const share = (document: string): string => linkOf(deflateSync(strToU8(document)));
const files = (...list: { path: string; text: string }[]): string => JSON.stringify({ recall: 1, name: 'Hostile', files: list });
const MARKUP = '<img src="http://canary/links" onerror="pwned=1"><a class="pwned" href="javascript:pwned=1">x</a>';
const RULE = { path: 'rules/pwned.py', text: 'def rule(event):\n    return True\n' };
const good = share(files(RULE));
const proto = `{"recall": 1, "__proto__": {"polluted": true}, "name": "P", "settings": {"__proto__": {"polluted": true}, "seed": 1}, "files": [{"path": "rules/a.py", "text": "", "__proto__": {"polluted": true}}]}`;

export const linkFixtures: readonly LinkFixture[] = [
  { name: 'no_data', tries: 'Tries a link without anything in it.', fragment: 'share=', says: /no shared workspace/ },
  { name: 'damaged', tries: 'Tries a link in which a character was changed.', fragment: good.replace(/.(?=.{20}$)/, (character) => (character === 'A' ? 'B' : 'A')), says: /damaged/ },
  { name: 'cut_off', tries: 'Tries a link whose end is missing.', fragment: good.slice(0, -12), says: /cut off/ },
  { name: 'newer', tries: 'Tries a link of a version that does not exist yet.', fragment: linkOf(deflateSync(strToU8('{}')), 2), says: /newer Recall/ },
  { name: 'newer_document', tries: 'Tries a document of a version that does not exist yet.', fragment: share('{"recall": 2, "name": "x", "files": []}'), says: /newer Recall/ },
  { name: 'bomb', tries: 'Tries a link that unpacks to 60 MB.', fragment: linkOf(deflateSync(new Uint8Array(60 * 1024 * 1024), { level: 9 })), says: /more than 50 MB/ },
  { name: 'no_deflate', tries: 'Tries bytes that are not packed at all.', fragment: linkOf(new Uint8Array([255, 254, 0, 1, 2, 3])), says: /damaged/ },
  { name: 'no_json', tries: 'Tries a document that is a script.', fragment: share('<script>pwned=1</script>'), says: /damaged|no shared workspace/ },
  { name: 'deep', tries: 'Tries a document that is nested 100,000 levels deep.', fragment: share(`{"recall": 1, "name": "x", "files": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`), says: null },
  { name: 'prototype', tries: 'Tries to change all objects through the document.', fragment: share(proto), says: null },
  { name: 'traversal', tries: 'Tries files outside of the workspace, absolute ones and ones that collide.', fragment: share(files(RULE, { path: '../../a.py', text: '' }, { path: '/etc/passwd', text: '' }, { path: 'rules/PWNED.py', text: '' }, RULE)), says: null },
  { name: 'markup', tries: 'Tries markup in the name, the paths and the texts.', fragment: share(JSON.stringify({ recall: 1, name: MARKUP, files: [{ path: 'rules/a.py', text: MARKUP }, { path: `rules/${MARKUP}.py`, text: MARKUP }, { path: 'rules/a.yml', text: `RuleID: ${JSON.stringify(MARKUP)}\nFilename: a.py\nAnalysisType: rule\n` }] })), says: null },
  { name: 'settings', tries: 'Tries settings that do not exist, or have no sense.', fragment: share(`{"recall": 1, "name": "S", "settings": {"seed": 1e999, "sweeper": "pwned", "startFrom": "this table", "sandbox": "off"}, "files": [${JSON.stringify(RULE)}]}`), says: null },
  { name: 'table', tries: 'Tries to put its table in the place of the one that is open.', fragment: share(`{"recall": 1, "name": "T", "files": [${JSON.stringify(RULE)}], "table": [{"key": {"S": "pwned"}, "intCount": {"N": "9"}}, {"key": {"S": "__proto__"}, "__proto__": {"BOOL": true}}, {"no": 1}]}`), says: null },
  { name: 'running', tries: 'Tries a rule that would run by itself, with settings and events to match.', fragment: share(files({ path: 'rules/a.py', text: 'import js\njs.fetch("http://canary/links/running")\nwhile True:\n    pass\n' }, { path: 'events/a.jsonl', text: '{}\n' })), says: null },
];
