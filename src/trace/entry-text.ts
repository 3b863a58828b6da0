import type { EventTime } from './trace-types';

/**
 * JSON text on one line. Line breaks in JSON are either insignificant or escaped, so any other white space may stand in
 * their place.
 */
export function oneLine(json: string): string {
  return /[\r\n]/.test(json) ? json.trim().replace(/[\r\n]+/g, ' ') : json.trim();
}

/** The body of an `event` entry, around the exact text of its data: another one would say other numbers to other readers. */
export function eventText(time: EventTime, dataText: string): string {
  return `${eventStart(time)}${oneLine(dataText)}}`;
}

/** The text of the data in what eventText made; null for a body that was written otherwise. */
export function dataTextOf(time: EventTime, body: string): string | null {
  const start = eventStart(time);
  return body.startsWith(start) ? body.slice(start.length, -1) : null;
}

/** Whether text can be one JSON object on one line: what `withFields` can take. */
export function isFieldsText(text: string): boolean {
  return text.startsWith('{"') && text.endsWith('}') && !/[\r\n]/.test(text);
}

/** The text of an object with the fields of `head`, then those of another object (see isFieldsText) in its own text. */
export function withFields(head: object, text: string): string {
  return `${JSON.stringify(head).slice(0, -1)},${text.slice(1)}`;
}

function eventStart(time: EventTime): string {
  return `{"time":"${time}","data":`;
}
