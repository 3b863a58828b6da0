import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`./harmless/${name}`, import.meta.url)), 'utf8');

const events = Array.from({ length: 12 }, (_, minute) =>
  JSON.stringify({
    p_log_type: 'Harmless.Login',
    p_event_time: `2026-01-02 00:${String(minute).padStart(2, '0')}:00.000`,
    user: minute % 3 === 0 ? 'noor' : 'mira',
    address: `192.0.2.${minute}`,
  }),
);

/**
 * A small workspace that does no harm, and whose trace shows what others changed: it uses helpers, boto3, the standard
 * library, the clock and randomness, and prints, raises and makes alerts.
 */
export const harmlessTree: Readonly<Record<string, string>> = {
  'rules/harmless.py': read('harmless.py'),
  'rules/harmless.yml': read('harmless.yml'),
  'events/harmless.jsonl': `${events.join('\n')}\n`,
};
