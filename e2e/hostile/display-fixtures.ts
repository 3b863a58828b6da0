/** A workspace whose texts try to be more than text where they are drawn. */
export interface DisplayFixture {
  name: string;
  /** A sentence. */
  tries: string;
  /** A part of the text as it must be readable on the screen. */
  shows: string;
  /** One of several that try much the same: for the long run. */
  isVariation?: true;
  tree: Readonly<Record<string, string>>;
}

/** A rule that says `text` wherever a detection can say something. */
function speaker(text: string): string {
  return [
    'from panther_detection_helpers.caching import increment_counter, put_dictionary, put_string_set',
    '',
    `TEXT = ${JSON.stringify(text)}`,
    '',
    '',
    'def rule(event):',
    '    print(TEXT)',
    '    increment_counter(TEXT[:500])',
    '    put_dictionary("dictionary", {TEXT[:500]: TEXT})',
    '    put_string_set("set", [TEXT])',
    '    return event["n"] == 0 or bool(TEXT[10**9])',
    '',
    '',
    'def title(event):',
    '    return TEXT',
    '',
    '',
    'def dedup(event):',
    '    return TEXT',
    '',
    '',
    'def description(event):',
    '    raise ValueError(TEXT)',
    '',
    '',
    'def runbook(event):',
    '    return TEXT',
    '',
    '',
    'def reference(event):',
    '    return TEXT',
    '',
    '',
    'def alert_context(event):',
    '    return {TEXT: [TEXT, {TEXT: TEXT}]}',
    '',
  ].join('\n');
}

function yaml(id: string, text: string): string {
  const quoted = JSON.stringify(text);
  return ['AnalysisType: rule', `RuleID: ${JSON.stringify(id)}`, `DisplayName: ${quoted}`, 'Filename: attack.py', 'Enabled: true', 'Severity: Low', `Description: ${quoted}`, `Runbook: ${quoted}`, `Reference: ${quoted}`, `Tags: [${quoted}]`, `LogTypes: [${quoted}, Hostile.Event]`, ''].join('\n');
}

/** The text in every place: what a detection says, its metadata, its events. */
function everywhere(text: string, id = 'attack'): Record<string, string> {
  const events = [0, 1].map((n) => `${JSON.stringify({ p_log_type: 'Hostile.Event', p_event_time: `2026-01-01 00:0${n}:00.000`, n, [text]: text, p_any_usernames: [text] })}\n`);
  return { 'rules/attack.py': speaker(text), 'rules/attack.yml': yaml(id, text), 'events/attack.jsonl': events.join('') };
}

const MARKUP =
  '<img src="http://canary/display/markup" onerror="pwned=1"><script>pwned=1</script><svg onload="pwned=1"><iframe srcdoc="x"></iframe><a class="pwned" href="javascript:pwned=1">x</a><style>@import "http://canary/display/markup"</style>';

export const displayFixtures: readonly DisplayFixture[] = [
  { name: 'markup', tries: 'Tries HTML with scripts, images, frames and styles in every text.', shows: '<img src=', tree: everywhere(MARKUP) },
  {
    name: 'links',
    isVariation: true,
    tries: 'Tries links that run or load something where a reference or a runbook is drawn: javascript:, data:, Markdown.',
    shows: 'javascript:pwned=1',
    tree: everywhere('javascript:pwned=1 [x](javascript:pwned=1) data:text/html,<script>pwned=1</script> ![x](http://canary/display/links)'),
  },
  { name: 'templates', tries: 'Tries the ends of attributes, comments, scripts and templates.', shows: '"><b id=', tree: everywhere('"><b id="pwned">\'><!-- --></script></style></textarea></title>{{constructor.constructor("pwned=1")()}}${pwned=1}%3Cimg%20src%3Dx%3E&lt;img&gt;') },
  { name: 'terminal', isVariation: true, tries: 'Tries terminal escapes, which would move the cursor and set the title.', shows: '\u241b[31m', tree: everywhere('\u001b[31mpwned\u001b]0;pwned\u0007\u001b[2J\u009b5n') },
  { name: 'bidi', isVariation: true, tries: 'Tries to turn the direction of what is around it.', shows: '⟨U+202E⟩', tree: everywhere('\u202epwned\u202d\u2066\u2067\u061c\u200f') },
  { name: 'hidden', tries: 'Tries NUL, zero width characters, line separators and a byte order mark.', shows: '\u2400', tree: everywhere('a\u0000b\u200bc\u2028d\ufeffe\u00adf') },
  { name: 'zalgo', isVariation: true, tries: 'Tries letters that reach over the lines around them.', shows: 'Z', tree: everywhere(`Z${'\u0301\u0316'.repeat(150)}algo`) },
  { name: 'surrogates', isVariation: true, tries: 'Tries half a character, which no text may have.', shows: 'half', tree: everywhere('half \ud800 and \udfff') },
  { name: 'prototypes', tries: 'Tries the names of what every object has, as keys of events, contexts and items.', shows: '__proto__', tree: everywhere('__proto__') },
  { name: 'long_title', tries: 'Tries a text of ten thousand characters in every place.', shows: 'pwnedpwned', tree: everywhere('pwned'.repeat(2_000)) },
  { name: 'many_lines', isVariation: true, tries: 'Tries thousands of lines in every text.', shows: 'line', tree: everywhere('line\n'.repeat(3_000)) },
  { name: 'id_and_log_type', tries: 'Tries markup as the ID of a detection.', shows: '<b class=pwned>', tree: everywhere('plain', '<b class=pwned>"\'`</b>') },
];
