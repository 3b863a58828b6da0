import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RUN_LIMITS } from '../src/engine/run-limits';
import { MOST_PAGES } from '../src/engine/sandbox/lockdown';
import { MOST_KEPT } from '../src/engine/test-pool';
import { MAX_REQUEST_CHARACTERS } from '../src/trace/segment';
import { MOST_WAYS } from '../src/unit-tests/mock-choices';
import { MAX_LOG_CHARACTERS, MAX_LOG_LEVELS } from '../src/unit-tests/python-json';
import { MOST_CHANGES } from '../src/unit-tests/test-bench';
import { PART_BYTES, PART_LINES } from '../src/workspace/event-parts';
import { MAX_EVENT_LINES } from '../src/workspace/events';
import * as importLimits from '../src/workspace/import-limits';
import { MAX_JSON_DEPTH } from '../src/workspace/json-text';
import { MAX_PASTED } from '../src/workspace/parse-pasted-events';
import { LONGEST_DESTINATION, MOST_DESTINATIONS } from '../src/trace/known-destinations';
import { MAX_PATH_LENGTH } from '../src/workspace/paths';
import { MAX_EVENTS } from '../src/workspace/read-workspace';
import { MAX_MERGED_KEYS, MAX_YAML, MAX_YAML_DEPTH } from '../src/workspace/read-yaml';
import { LONG_LINK_CHARACTERS, MAX_DOCUMENT_BYTES, MAX_LINK_CHARACTERS } from '../src/workspace/share/limits';
import { MOST_PROBLEMS } from '../src/workspace/share/read-document';
import { projectRoot } from './paths.mjs';

const { MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, MAX_FILES, MAX_LINES_BYTES, MAX_TOTAL_BYTES, MAX_WHEEL_BYTES, MAX_ZIP_ENTRIES, PROBLEMS_LISTED } = importLimits;
/** Sizes, told in MB; all others are told as they are. */
const SIZES: Record<string, number> = { MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, MAX_LINES_BYTES, MAX_TOTAL_BYTES, MAX_WHEEL_BYTES, PART_BYTES, MAX_PASTED, MAX_YAML, MAX_DOCUMENT_BYTES, MAX_REQUEST_CHARACTERS };
const NUMBERS: Record<string, number> = {
  ...{ MAX_FILES, MAX_ZIP_ENTRIES, PROBLEMS_LISTED, MAX_PATH_LENGTH, PART_LINES, MAX_EVENT_LINES, MAX_EVENTS, MAX_JSON_DEPTH, MAX_YAML_DEPTH, MAX_MERGED_KEYS },
  ...{ MAX_LINK_CHARACTERS, LONG_LINK_CHARACTERS, MOST_PROBLEMS },
  ...{ MAX_LOG_CHARACTERS, MAX_LOG_LEVELS, MOST_CHANGES, MOST_KEPT, MOST_WAYS, MOST_DESTINATIONS, LONGEST_DESTINATION },
  ...RUN_LIMITS,
  // Told in GB, of WebAssembly pages of 64 KB.
  MOST_PAGES: MOST_PAGES / 16_384,
};

test('docs/limits.md says the limits of the code, and where they are', () => {
  const text = readFileSync(path.join(projectRoot, 'docs/limits.md'), 'utf8');
  const rows = [...text.matchAll(/^\| [^|]+ \| (?<limit>[\d,]+ ?\S*)[^|]* \| `(?<name>\w+)` in `(?<file>[^`]+)` \|/gm)].map(({ groups }) => groups ?? {});
  const told = rows.map(({ name = '', limit = '' }): [string, string] => [name, limit]);
  const expected = [...Object.entries(SIZES).map(([name, size]) => [name, `${size / 1024 / 1024} MB`]), ...Object.entries(NUMBERS).map(([name, value]) => [name, value.toLocaleString('en-US')])];
  const bare = Object.fromEntries(told.map(([name, limit]) => [name, name in SIZES ? limit : limit.split(' ')[0]]));
  expect(bare).toEqual(Object.fromEntries(expected));
  for (const { name, file } of rows) expect(readFileSync(path.join(projectRoot, file ?? ''), 'utf8'), name).toMatch(new RegExp(`const ${name}\\b|^  ${name}: `, 'm'));
});
