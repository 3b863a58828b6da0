import { seededRandom } from '../clock/random';
import type { AnalysedDetection, PitfallCode } from './finding-types';
import { soundRules } from './test-sound-rules';

/** A way to plant the fault of a code into a sound detection. */
export interface Mutation {
  code: PitfallCode;
  /** What is done to it, as a command. */
  what: string;
  /** Where: each match is a place for it. Flags `gm`. */
  find: RegExp;
  /** What takes its place, with `$1` … of the match. What it names `planted` are the caching helpers. */
  put: string;
  /** All places at once: at a single one it is no fault. */
  everywhere?: true;
  /** Names of detections in which this is the fault that is meant, begun as far as they tell; all where it is missing. */
  rules?: readonly string[];
  /** Names of those in which it is no fault, and why. */
  not?: Readonly<Record<string, string>>;
  /** What else is known of the detection. */
  spec?: Partial<AnalysedDetection>;
}

/** A sound detection with one fault. */
export interface Plant {
  mutation: Mutation;
  rule: string;
  source: string;
}

/** The names that a set that was read goes by. */
const READ = '(?:known|clients|domains|vaults|history)';
const ADD = /(?:caching\.)?add_to_string_set\((key|login\.key), \[([\w.]+)\], (epoch_seconds=.+)\)$/gm;
const ADDING = ['01', '05', '09', '27', '37', '43'];
const SINGLE_ALERT = ['01', '06', '19', '27', '28', '36', '37', '43'];
const FRESH_KEY = /(key = f".*\{\w+\})"$/gm;
const OWN_EXPIRY = /^(?!.*\bint\()(.*(?:put_\w+|increment_counter)\(.+), epoch_seconds=(.+)\)$/gm;
const LITERAL_PUT = /put_dictionary\((.+?), \{[^{}]*\}, /gm;
const AUXILIARY = /(def (?:title|dedup|alert_context|severity|runbook)\(event\):\n)/gm;

export const MUTATIONS: readonly Mutation[] = [
  { code: 'RC101', what: 'Ask the cache at the beginning', find: /^(def rule\(event\):\n)/gm, put: '$1    planted.get_counter(f"{__name__}:all", force_ttl_check=True)\n' },
  {
    code: 'RC102',
    what: 'Compare with what add_to_string_set returned',
    find: /(\w+) = (?:caching\.)?get_string_set\((.+), force_ttl_check=True\)((?:.|\n)*?)(\w+)( not)? in \1\b/gm,
    put: '$1 = planted.add_to_string_set($2, [$4], epoch_seconds=event.event_time_epoch() + 86400)$3$4$5 in $1',
    rules: ['01', '05', '09', '32', '37'],
  },
  { code: 'RC103', what: 'Put the moment of the event into the key', find: FRESH_KEY, put: '$1:{event.event_time_epoch()}"' },
  { code: 'RC104', what: 'Leave the purpose of the key away', find: /(key = f")[a-z0-9-]+[:|]/gm, put: '$1' },
  { code: 'RC105', what: 'Put another field behind the last one', find: FRESH_KEY, put: `$1{event.get('p_source_label', '')}"`, not: { '39': 'behind the number of a shift it is clear where the field begins', '26': 'so it is behind a time' } },
  { code: 'RC105', what: 'Leave the delimiter away', find: /(key = .*|return __name__ .*actor )(?:\+ ":" (\+ repo)|\}[:|](\{)|\{\}:\{\})/gm, put: '$1$2', rules: ['03'] },
  { code: 'RC106', what: 'Drop the guard', find: /^ +if (?:not \w+(?: or not \w+)*|\w+ is None(?: or \w+ is None)*):\n +return (?:False|None)\n/gm, put: '', rules: ['01', '02', '03', '07', '08', '11', '16', '22', '27', '30', '34', '39', '42'] },
  { code: 'RC107', what: 'Take a number as the key', find: /key = f".*"$/gm, put: 'key = len(event.get("name", ""))' },
  { code: 'RC107', what: 'Leave the key empty', find: /key = f".*"$/gm, put: 'key = ""' },
  { code: 'RC108', what: 'Use a name that is nowhere', find: OWN_EXPIRY, put: '$1, epoch_seconds=event_time + 3600)' },
  { code: 'RC109', what: 'Leave the expiry of one of two writes away', find: /(add_to_string_set\(.+), epoch_seconds=\w+(?:\.\w+)?\)$/gm, put: '$1)', rules: ['01', '05', '19', '27', '37', '43', '46'] },
  { code: 'RC110', what: 'Let evaluate_threshold decide too', find: /^(def rule\(event\):(?:\n(?: .*)?)*\n {4}return )(.+)$/gm, put: '$1planted.evaluate_threshold(f"{__name__}:burst", 5) and ($2)' },
  { code: 'RC111', what: 'Count under one key for all times', find: /:\{(?:hour|day|start|day_of\(event\))\}"/gm, put: '"', rules: ['02', '14', '26', '33'] },
  { code: 'RC111', what: 'Count on from what has expired', find: /^ +if (?:not )?get_counter\(key, force_ttl_check=True\)(?: == 0)?:\n +reset_counter\(key\)\n/gm, put: '', rules: ['38', '42'] },
  { code: 'RC112', what: 'Add where the set has expired, too', find: /(?:caching\.)?put_string_set\((.+), (\[\w+(?:\.\w+)?\]|ports|sorted\(shared\)), /gm, put: 'planted.add_to_string_set($1, $2, ', rules: ['01', '05', '19', '27', '37', '43', '46'] },
  { code: 'RC112', what: 'Keep one set for all times', find: /:\{(?:window|shift)\}"/gm, put: '"', rules: ['04', '39'] },
  { code: 'RC113', what: 'Read what has expired', find: /, force_ttl_check=True/gm, put: '', not: { '09': 'the key is another one when it has expired', '20': 'another detection gives the expiry', '45': 'another one gives it' } },
  { code: 'RC114', what: 'Give the expiry only sometimes', find: OWN_EXPIRY, put: '$1, epoch_seconds=$2 if event.get("first") else None)' },
  { code: 'RC115', what: 'Take 0 for never', find: OWN_EXPIRY, put: '$1, epoch_seconds=0)' },
  { code: 'RC116', what: 'Count in milliseconds', find: OWN_EXPIRY, put: '$1, epoch_seconds=($2) * 1000)' },
  { code: 'RC117', what: "Count from the machine's clock", find: /epoch_seconds=event\.event_time_epoch\(\)/gm, put: 'epoch_seconds=int(time.time())' },
  { code: 'RC118', what: 'Count events whose counter expires soon after them', find: /^ {4}return True$/gm, put: '    return planted.increment_counter(f"{__name__}:{event[\'p_log_type\']}:{event.event_time_epoch() // 600}", epoch_seconds=event.event_time_epoch() + 600) >= 5', rules: SINGLE_ALERT },
  { code: 'RC120', what: 'Count alerts by hand', find: /^ {4}return True$/gm, put: '    return planted.increment_counter(f"{__name__}:{event[\'p_log_type\']}:{event.event_time_epoch() // 3600}", epoch_seconds=event.event_time_epoch() + 172800) >= 5', rules: SINGLE_ALERT },
  { code: 'RC121', what: 'Want several matches of a count', find: /^$/gm, put: '', spec: { threshold: 5 }, rules: ['02', '04', '18', '23', '33', '42'] },
  { code: 'RC122', what: 'Put the whole set back', find: ADD, put: 'planted.put_string_set($1, SET | {$2}, $3)', rules: ADDING },
  {
    code: 'RC123',
    what: 'Let a read decide which event is the first',
    find: /^ {4}return True$/gm,
    put: '    if planted.get_counter(f"{__name__}:first", True) == 0:\n        planted.increment_counter(f"{__name__}:first", epoch_seconds=event.event_time_epoch() + 86400)\n        return True\n    return False',
    rules: SINGLE_ALERT,
    not: { '01': 'dedup() makes one alert of both' },
  },
  { code: 'RC124', what: 'Give a text as a set', find: /(put_string_set\(.+), \[("?\w+"?(?:\.\w+)?)\], /gm, put: '$1, $2, ' },
  { code: 'RC125', what: 'Add None too', find: /((?:add_to|put)_string_set\(.+), \[([\w.]+)\], /gm, put: '$1, [None, $2], ' },
  { code: 'RC126', what: 'Keep the event', find: LITERAL_PUT, put: 'put_dictionary($1, event, ' },
  { code: 'RC127', what: 'Keep a set in a dictionary', find: /put_dictionary\((.+?), \{/gm, put: 'put_dictionary($1, {"tags": {"a", "b"}, ' },
  { code: 'RC128', what: 'Keep a total in a dictionary', find: /put_dictionary\((.+?), \{/gm, put: 'put_dictionary($1, {"count": planted.get_counter(f"{__name__}:count", True), ' },
  { code: 'RC129', what: 'Show a set', find: /(networks\["seen"\] = |countries=)sorted\((\w+)\)/gm, put: '$1$2' },
  { code: 'RC129', what: 'Show what is read', find: /(def alert_context\(_?event\):\n {4}return \{)/gm, put: '$1"known": planted.get_string_set(f"{__name__}:all", True), ' },
  { code: 'RC130', what: 'Keep a dictionary under the key of the set', find: /^( +)((?:add_to|put)_string_set\((key|login\.key), .+\))$/gm, put: '$1$2\n$1planted.put_dictionary($3, {"last": 1}, epoch_seconds=event.event_time_epoch() + 86400)' },
  { code: 'RC131', what: 'Keep all in one set', find: /key = f"([a-z-]+):\{\w+\}"$/gm, put: 'key = "$1"', rules: ['01', '19', '37', '46'] },
  { code: 'RC131', what: 'So does another key', find: /cache_key\("([\w.-]+)", \w+\)|f"(salesforce-networks):\{self\.user\}"/gm, put: '"all-$1$2"', rules: ['05', '27', '37'] },
  { code: 'RC132', what: 'Add to what was read only', find: ADD, put: 'SET.add($2)', rules: ADDING },
  { code: 'RC133', what: 'Match before the names get their values', find: /^(def rule\(event\):\n)/gm, put: '$1    if event.get("is_test"):\n        return True\n', rules: ['04', '08', '10', '14', '18', '19', '24', '32', '35', '43'] },
  { code: 'RC134', what: 'Ask the cache for an alert', find: AUXILIARY, put: '$1    print(planted.get_counter(f"{__name__}:all", True))\n' },
  { code: 'RC135', what: 'Test it without mocks', find: /^$/gm, put: '', spec: { tests: [{ name: 'Alerts', mocks: [] }] }, rules: ['01', '02', '03', '04', '06', '22', '28', '36'] },
  { code: 'RC136', what: 'Write to another key than the one that is read', find: /((?:put|add)\w+)\(key, /gm, put: '$1("new-" + key, ', everywhere: true, rules: ['01', '03', '06', '10', '11', '16', '28', '34', '35', '36', '37', '41'] },
  { code: 'RC137', what: 'Read again what was written', find: /^( +)((?:caching\.)?(?:add_to_string_set|put_string_set|put_dictionary|increment_counter)\((key|login\.key), .+\))$/gm, put: '$1$2\n$1print(planted.READ($3, force_ttl_check=True))', not: { '24': 'its key has no name' } },
  { code: 'RC138', what: 'Mark a key with something empty', find: LITERAL_PUT, put: 'put_dictionary($1, {}, ' },
  { code: 'RC139', what: 'Give no expiry', find: /, epoch_seconds=.+\)$/gm, put: ')', rules: ['03', '04', '06', '10', '11', '15', '16', '23', '25', '28', '36', '40'] },
  { code: 'RC140', what: 'Do it in a loop', find: /^( +)((?:caching\.)?(?:add_to_string_set|put_string_set|put_dictionary)\(.+\))$/gm, put: '$1for _ in event.get("items", []):\n$1    $2' },
  { code: 'RC141', what: 'Ask the cache for each event of a busy log type', find: /^(def rule\(event\):\n)/gm, put: '$1    planted.get_counter(f"{__name__}:all", force_ttl_check=True)\n', spec: { logTypes: ['AWS.CloudTrail'] }, rules: ['02', '12', '18', '20', '25', '35', '46'] },
];

/** Detections that one mutation is planted into. */
const MOST_RULES = 8;

/** For each mutation up to MOST_RULES detections, one place in each: which ones, the seed tells. */
export function plants(seed: number): Plant[] {
  const chance = seededRandom(seed);
  const random = (limit: number): number => Math.floor(chance() * limit);
  return MUTATIONS.flatMap((mutation) => {
    const { rules, not = {} } = mutation;
    const meant = Object.keys(soundRules).filter((rule) => (rules?.some((one) => rule.startsWith(one)) ?? true) && !Object.keys(not).some((one) => rule.startsWith(one)));
    const made = meant.flatMap((rule) => {
      const sources = planted(mutation, soundRules[rule] ?? '');
      const source = sources[random(sources.length)];
      return source === undefined ? [] : [{ mutation, rule, source }];
    });
    while (made.length > MOST_RULES) made.splice(random(made.length), 1);
    return made;
  });
}

/** The source with the fault, once for each place; where it is all places, once. */
function planted({ find, put, everywhere }: Mutation, source: string): string[] {
  const made = everywhere ? [source.replace(find, put)].filter((text) => text !== source) : [...source.matchAll(find)].map((match) => at(source, match, find, put));
  return made.map((text) => withImports(withNames(source, text)));
}

function at(source: string, match: RegExpExecArray, find: RegExp, put: string): string {
  const once = match[0].replace(new RegExp(find.source, 'm'), put);
  return source.slice(0, match.index) + once + source.slice(match.index + match[0].length);
}

/** What stands in `put` for what each detection calls otherwise: the set that it has read, the helper that reads what was written. */
function withNames(source: string, text: string): string {
  const set = new RegExp(`(${READ}) = (?:caching\\.)?get_string_set`).exec(source)?.[1] ?? 'known';
  const reader = /put_dictionary/.test(source) ? 'get_dictionary' : /increment_counter/.test(source) ? 'get_counter' : 'get_string_set';
  return text.replaceAll(/\bSET\b/g, set).replaceAll('planted.READ', `planted.${reader}`);
}

function withImports(text: string): string {
  const needed = [
    ...(text.includes('planted.') ? ['from panther_detection_helpers import caching as planted'] : []),
    ...(text.includes('time.time()') && !/^import time$/m.test(text) ? ['import time'] : []),
  ];
  return needed.length === 0 ? text : text.replace(/\n\n/, `\n\n${needed.join('\n')}\n`);
}
