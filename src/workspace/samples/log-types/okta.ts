import type { JsonObject } from '../../../trace/item';
import type { Moment, SampleEvent, SampleLogType } from '../sample-types';
import { isoTime } from './times';

const APPS = ['Example Mail', 'Example Wiki', 'Example Payroll', 'Example Code', 'Example Chat'];

interface Action {
  eventType: string;
  legacy: string | null;
  message: string;
  result: 'SUCCESS' | 'FAILURE' | 'DENY';
  reason?: string;
  target: JsonObject[];
  uri: string;
}

function okta({ actor, at, draw }: Moment, action: Action): SampleEvent {
  const { place, device } = actor;
  const geographicalContext = { city: place.city, state: place.state, country: place.country, postalCode: null, geolocation: { lat: place.lat, lon: place.lon } };
  const request = draw.letters(18);
  const event: JsonObject = {
    uuid: draw.uuid(),
    published: isoTime(at),
    eventType: action.eventType,
    version: '0',
    severity: action.result === 'SUCCESS' ? 'INFO' : 'WARN',
    legacyEventType: action.legacy,
    displayMessage: action.message,
    actor: { id: `00u${actor.id.slice(0, 17)}`, type: 'User', alternateId: actor.email, displayName: actor.name, detailEntry: null },
    client: { userAgent: { rawUserAgent: device.userAgent, os: device.os, browser: device.browser }, zone: 'null', device: 'Computer', id: null, ipAddress: actor.ip, geographicalContext },
    outcome: { result: action.result, reason: action.reason ?? null },
    target: action.target,
    transaction: { type: 'WEB', id: request, detail: {} },
    debugContext: { debugData: { requestId: request, requestUri: action.uri, url: `${action.uri}?`, dtHash: device.id } },
    authenticationContext: { authenticationProvider: null, credentialProvider: null, credentialType: null, issuer: null, interface: null, authenticationStep: 0, externalSessionId: `102${actor.id.slice(32, 50)}` },
    securityContext: { asNumber: place.asNumber, asOrg: place.asOrg, isp: place.asOrg.toLowerCase(), domain: 'example.net', isProxy: false },
    request: { ipChain: [{ ip: actor.ip, geographicalContext, version: 'V4', source: null }] },
  };
  return { event, ips: [actor.ip], emails: [actor.email], userNames: [actor.name], domains: ['example.net'] };
}

const app = (name: string, id: string): JsonObject => ({ id: `0oa${id.slice(0, 17)}`, type: 'AppInstance', alternateId: name, displayName: name, detailEntry: null });

function signIn(moment: Moment, isGood: boolean): SampleEvent {
  return okta(moment, {
    eventType: 'user.session.start',
    legacy: isGood ? 'core.user_auth.login_success' : 'core.user_auth.login_failed',
    message: 'User login to Okta',
    result: isGood ? 'SUCCESS' : 'FAILURE',
    ...(!isGood && { reason: 'INVALID_CREDENTIALS' }),
    target: isGood ? [app('Okta Dashboard', 'HTJr6xBkyNebLKxKk7')] : [],
    uri: '/api/v1/authn',
  });
}

function prompt(moment: Moment, isApproved: boolean): SampleEvent {
  const { actor } = moment;
  return okta(moment, {
    eventType: isApproved ? 'user.authentication.auth_via_mfa' : 'user.mfa.okta_verify.deny_push',
    legacy: null,
    message: isApproved ? 'Authentication of user via MFA' : 'User rejected Okta push verify',
    result: isApproved ? 'SUCCESS' : 'FAILURE',
    ...(!isApproved && { reason: 'User rejected Okta push verify' }),
    target: [
      { id: `00u${actor.id.slice(0, 17)}`, type: 'User', alternateId: actor.email, displayName: actor.name, detailEntry: null },
      { id: `pfd${actor.id.slice(20, 37)}`, type: 'AuthenticatorEnrollment', alternateId: 'unknown', displayName: 'Okta Verify', detailEntry: { methodTypeUsed: 'Get a push notification' } },
    ],
    uri: '/api/v1/authn/factors/push/verify',
  });
}

/** Okta's system log, as its API has it. */
export const oktaSamples: SampleLogType = {
  logType: 'Okta.SystemLog',
  about: 'Sign-ins, second factors and single sign-on into applications.',
  everyday: (moment) => {
    const { draw } = moment;
    return draw.weighted<() => SampleEvent>([
      [30, () => signIn(moment, draw.chance(0.96))],
      [15, () => prompt(moment, draw.chance(0.99))],
      [
        50,
        () =>
          okta(moment, {
            eventType: 'user.authentication.sso',
            legacy: 'app.auth.sso',
            message: 'User single sign on to app',
            result: 'SUCCESS',
            target: [app(draw.pick(APPS), moment.actor.id.slice(40)), { id: `0ua${moment.actor.id.slice(44, 61)}`, type: 'AppUser', alternateId: moment.actor.email, displayName: moment.actor.name, detailEntry: null }],
            uri: '/app/example/sso/saml',
          }),
      ],
      [5, () => okta(moment, { eventType: 'user.session.end', legacy: 'core.user_auth.logout_success', message: 'User logout from Okta', result: 'SUCCESS', target: [], uri: '/login/signout' })],
    ])();
  },
  signIn: (moment, result) => signIn(moment, result === 'success'),
  prompt: (moment, result) => prompt(moment, result === 'approved'),
};
