import { eventTimeField, parseAnyTime, readPantherTime, toPantherTime } from '../clock/panther-time';
import type { JsonObject, JsonValue } from '../trace/item';
import { parseEvent } from './events';
import { setMember } from './json-text';

/** A log type and what its events unmistakably have: names (a dot leads into an object) and, where given, their value. */
interface Signature {
  logType: string;
  has: readonly string[];
  equals?: Readonly<Record<string, string>>;
}

/** Field names are those of the vendors' own audit logs. The first that fits counts. */
const SIGNATURES: readonly Signature[] = [
  { logType: 'AWS.CloudTrail', has: ['eventVersion', 'eventSource', 'eventName', 'awsRegion'] },
  { logType: 'Okta.SystemLog', has: ['uuid', 'published', 'eventType', 'actor', 'outcome', 'debugContext'] },
  { logType: 'Okta.SystemLog', has: ['uuid', 'published', 'eventType', 'legacyEventType', 'actor'] },
  { logType: 'AWS.GuardDuty', has: ['schemaVersion', 'accountId', 'service.detectorId', 'type', 'severity'] },
  { logType: 'AWS.VPCFlow', has: ['srcAddr', 'dstAddr', 'srcPort', 'dstPort', 'protocol', 'interfaceId'] },
  { logType: 'AWS.S3ServerAccess', has: ['bucketowner', 'bucket', 'requesturi', 'remoteip'] },
  { logType: 'AWS.ALB', has: ['elb', 'elbStatusCode', 'targetGroupArn', 'requestUrl'] },
  { logType: 'GCP.AuditLog', has: ['protoPayload.serviceName'], equals: { 'protoPayload.@type': 'type.googleapis.com/google.cloud.audit.AuditLog' } },
  { logType: 'GSuite.Reports', has: ['id.applicationName', 'actor', 'events'], equals: { kind: 'admin#reports#activity' } },
  { logType: 'GitHub.Audit', has: ['_document_id', 'action', '@timestamp', 'actor'] },
  { logType: 'GitHub.Audit', has: ['_document_id', 'action', 'created_at', 'org'] },
  { logType: 'Slack.AuditLogs', has: ['action', 'actor.type', 'entity.type', 'context.location', 'date_create'] },
  { logType: 'OnePassword.SignInAttempt', has: ['session_uuid', 'category', 'target_user', 'client'] },
  { logType: 'Azure.Audit', has: ['operationName', 'tenantId', 'category', 'properties.activityDisplayName'] },
];

/** Names that hold the moment of an event, the most telling ones first. */
const TIME_NAMES = [
  'eventTime',
  'published',
  'event_time',
  'timestamp',
  '@timestamp',
  'time',
  'created_at',
  'createdAt',
  'date_create',
  'datetime',
  'date',
  'occurred_at',
  'updatedAt',
  'start',
];
/** Times that lie deeper. */
const TIME_PATHS = ['id.time', 'receiveTimestamp', 'protoPayload.timestamp', 'event.timestamp', 'properties.timestamp'];

/** 9999-12-31T23:59:59.999Z: the form has four digits for the year. */
const LAST_MOMENT = 253_402_300_799.999;

/** The value at a path of names; a name with a dot in it is tried whole first. */
function valueAt(event: JsonObject, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = event;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function fits(event: JsonObject, { has, equals }: Signature): boolean {
  const present = has.every((path) => valueAt(event, path) !== undefined);
  return present && Object.entries(equals ?? {}).every(([path, value]) => valueAt(event, path) === value);
}

/** The log type of an event whose fields leave no doubt; null otherwise. What p_log_type says is not looked at. */
export function deriveLogType(event: JsonObject): string | null {
  return SIGNATURES.find((signature) => fits(event, signature))?.logType ?? null;
}

/**
 * The moment of an event in the one form that Panther reads, `YYYY-MM-DD HH:MM:SS.mmm` in UTC: its p_event_time in
 * another form, else the first of the usual fields that holds a time. Null where there is none.
 */
export function deriveEventTime(event: JsonObject): string | null {
  for (const path of ['p_event_time', ...TIME_NAMES, ...TIME_PATHS]) {
    const value = path === 'p_event_time' ? eventTimeField(event) : valueAt(event, path);
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const moment = parseAnyTime(value);
    if (moment === null || moment > LAST_MOMENT) continue;
    return toPantherTime(moment);
  }
  return null;
}

/** The event's text with p_log_type added where it lacks one and it can be derived; null where nothing changes. */
export function withDerivedLogType(text: string): string | null {
  const parsed = parseEvent(text);
  if ('reason' in parsed) return null;
  const present = parsed.event.p_log_type;
  if (typeof present === 'string' && present !== '') return null;
  const logType = deriveLogType(parsed.event);
  return logType === null ? null : setMember(text, 'p_log_type', JSON.stringify(logType));
}

/** The event's text with this p_log_type where it lacks one; null where it has one, and for text that is no event. */
export function withLogType(text: string, logType: string): string | null {
  const parsed = parseEvent(text);
  if ('reason' in parsed) return null;
  const present = parsed.event.p_log_type;
  return typeof present === 'string' && present !== '' ? null : setMember(text, 'p_log_type', JSON.stringify(logType));
}

/** The event's text with a p_event_time that Panther can read, where it has none and one can be derived; null otherwise. */
export function withDerivedEventTime(text: string): string | null {
  const parsed = parseEvent(text);
  if ('reason' in parsed) return null;
  const present = eventTimeField(parsed.event);
  if (typeof present === 'string' && readPantherTime(present) !== null) return null;
  const time = deriveEventTime(parsed.event);
  return time === null ? null : setMember(text, 'p_event_time', JSON.stringify(time));
}
