import type { JsonObject, JsonValue } from '../trace/item';

const LONGEST = 160;
const SCALARS_SHOWN = 4;

/** Follows names into objects; undefined where the way ends. */
function at(event: JsonObject, ...names: string[]): JsonValue | undefined {
  let value: JsonValue | undefined = event;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = value[name];
  }
  return value;
}

/** A scalar's text, no more of it than can be shown: it may have megabytes. */
function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, 2 * LONGEST) : typeof value === 'number' ? String(value) : '';
}

function firstText(...values: (JsonValue | undefined)[]): string {
  return values.map(text).find((value) => value !== '') ?? '';
}

function cloudTrail(event: JsonObject): string[] {
  const arn = text(at(event, 'userIdentity', 'arn'));
  const user = firstText(at(event, 'userIdentity', 'userName'), arn.slice(arn.lastIndexOf(':') + 1), at(event, 'userIdentity', 'invokedBy'), at(event, 'userIdentity', 'type'));
  return [text(event.eventName), user, text(event.sourceIPAddress), text(event.errorCode)];
}

function okta(event: JsonObject): string[] {
  const actor = firstText(at(event, 'actor', 'alternateId'), at(event, 'actor', 'displayName'));
  const result = text(at(event, 'outcome', 'result'));
  return [firstText(event.displayMessage, event.eventType), actor, text(at(event, 'client', 'ipAddress')), result === 'SUCCESS' ? '' : result];
}

/** Names that say nothing about what happened. */
function isTechnical(name: string): boolean {
  return name.startsWith('p_') || /(?:^|_)(?:id|uuid|version|time|timestamp)$/i.test(name);
}

function scalars(event: JsonObject): string[] {
  const shown: string[] = [];
  for (const [name, value] of Object.entries(event)) {
    if (shown.length === SCALARS_SHOWN) break;
    if (isTechnical(name) || value === null || value === '' || typeof value === 'object') continue;
    shown.push(`${name.slice(0, LONGEST)}: ${String(value).slice(0, 2 * LONGEST)}`);
  }
  return shown;
}

/** A short line for lists: what happened, who did it, from where. Shape and names are those of the log type's own fields. */
export function summarizeEvent(event: JsonObject): string {
  const parts =
    typeof event.eventName === 'string' && event.eventSource !== undefined
      ? cloudTrail(event)
      : typeof event.eventType === 'string' && at(event, 'actor', 'alternateId') !== undefined
        ? okta(event)
        : scalars(event);
  const summary = parts.filter((part) => part !== '').join(' · ').replace(/\s+/g, ' ');
  if (summary.length <= LONGEST) return summary;
  // Not inside a surrogate pair.
  return `${summary.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
