import { attackTree } from './fixture';

/** A message that no worker of ours would send, from a rule that has found the port to the page (which it does not: see variation.ts). */
export interface ForgedMessage {
  /** A sentence. */
  tries: string;
  /** A Python expression. */
  message: string;
  /** Whether it has words of the rule that the page would say, were it believed. */
  speaks?: true;
  /** What the page says of it. */
  says: RegExp;
}

const progress = '{"events": 1, "total": 15, "clock": 0}';

export const forgedMessages: readonly ForgedMessage[] = [
  { tries: 'Tries no message at all.', message: '"<b>pwned</b>"', says: /sent something that is no message/ },
  { tries: 'Tries to begin again.', message: '{"type": "ready", "bootMilliseconds": 1, "boot": "plain"}', says: /sent a second greeting/ },
  { tries: 'Tries words of its own for what the page says.', message: '{"type": "refused", "id": 77, "message": "pwned <b>by</b> the rule"}', speaks: true, says: /sent an answer to another question/ },
  { tries: 'Tries to end the run before its events.', message: `{"type": "reply", "id": 2, "progress": ${progress}}`, says: /sent an answer before its work was done/ },
  { tries: 'Tries a report whose columns are no columns.', message: `{"type": "report", "segment": {"count": 1, "text": "pwned", "ends": [5]}, "progress": ${progress}}`, says: /part of the trace is damaged/ },
  { tries: 'Tries to report an event that is not in the workspace.', message: `{"type": "report", "segment": segment(1), "progress": ${progress}}`, says: /sent an event that is not in the workspace/ },
];

/** The workspace of a rule that sends the message with its first event. */
export function forgingTree({ message }: ForgedMessage): Record<string, string> {
  const source = `import js
from pyodide.ffi import to_js

COLUMNS = {"kind": "Uint8Array", "at": "Float64Array", "operation": "Uint8Array", "units": "Float32Array"}
TEXTS = ("event", "detection", "file", "line", "helper", "key", "body", "delta", "error")


def segment(count):
    made = {name: getattr(js, kind).new(count).fill(1 if name == "kind" else 0) for name, kind in COLUMNS.items()}
    made |= {name: js.Int32Array.new(count).fill({"event": 1, "body": 0}.get(name, -1)) for name in TEXTS}
    text = '{"time":"missing","data":{"pwned":1}}' * min(count, 1)
    return {**made, "count": count, "text": text, "ends": js.Int32Array.new(min(count, 1)).fill(len(text))}


def rule(event):
    if event["n"] == 0:
        js.port.postMessage(to_js(${message}, dict_converter=js.Object.fromEntries))
    return False
`;
  return attackTree('forged/message', source);
}
