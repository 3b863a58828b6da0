import type { DocVariant } from './doc-example';

export const at = (time: string, event: object): object => ({ p_event_time: `2026-03-02 ${time}`, ...event });
/** 2026-03-02 08:00:00 UTC. */
export const EIGHT = 1_772_438_400;
export const DAY = 86_400;

export const login = (time: string, ipAddress: string): object => at(time, { username: 'alice', ipAddress });
export const okta = (time: string, city: string): object =>
  at(time, {
    actor: { alternateId: 'alice@example.com' },
    client: { ipAddress: '192.0.2.10', geographicalContext: { city, geolocation: { lat: 48.1, lon: 11.6 } } },
  });
export const assume = (time: string, sourceIPAddress: string, eventName = 'AssumeRole'): object =>
  at(time, { eventName, sourceIPAddress, requestParameters: { roleArn: 'arn:aws:iam::123456789012:role/Deploy' } });
export const denied = (time: string, errorCode = 'AccessDenied'): object => at(time, { errorCode, userIdentity: { arn: 'arn:aws:iam::123456789012:user/bob' } });
export const badGuy = (time: string, eventType: string, BadGuyName: string): object => at(time, { eventType, BadGuyName });

export const addresses = [login('08:00:00', '192.0.2.1'), login('08:01:00', '192.0.2.1'), login('08:02:00', '203.0.113.9')];
export const roles = [
  assume('08:00:00', '192.0.2.1', 'ListBuckets'),
  assume('08:01:00', '192.0.2.1'),
  assume('08:02:00', '192.0.2.1'),
  assume('08:03:00', '203.0.113.9'),
];
export const guys = [
  badGuy('08:00:00', 'Login', 'Joker'),
  badGuy('08:01:00', 'BadGuyDetected', 'Joker'),
  badGuy('08:02:00', 'BadGuyDetected', 'Penguin'),
  badGuy('08:03:00', 'BadGuyDetected', 'Joker'),
];
export const tenDenied = Array.from({ length: 10 }, (_, minute) => denied(`08:0${minute}:00`));
export const cities = [okta('08:00:00', 'Munich'), okta('09:00:00', 'Munich'), okta('10:00:00', 'Osaka')];

export const ROLE_KEY = 'arn:aws:iam::123456789012:role/Deploy-UniqueSourceIPs';
export const DENIED_KEY = 'arn:aws:iam::123456789012:user/bob-AccessDeniedCounter';
export const OKTA_KEY = 'okta-login:alice@example.com';

export const noRule = (outcome: string): Pick<DocVariant, 'what' | 'events' | 'expected' | 'setup' | 'outcome'> => ({
  what: 'as it stands',
  events: addresses,
  expected: [],
  setup: { type: 'MissingFunctionError', message: 'rule', line: null },
  outcome,
});

/** An attribute whose text contains a part; compared by the test. */
export function expectText(part: string): { contains: string } {
  return { contains: part };
}
