import type { JsonObject } from '../../../trace/item';
import type { Moment, SampleEvent, SampleLogType } from '../sample-types';
import { isoSeconds, isoTime } from './times';

function onePassword({ actor, at, draw }: Moment, isGood: boolean): SampleEvent {
  const { device, place } = actor;
  return {
    event: {
      uuid: draw.capitals(26),
      session_uuid: draw.capitals(26),
      timestamp: isoTime(at),
      country: place.countryCode,
      category: isGood ? 'success' : 'credentials_failed',
      type: isGood ? 'credentials_ok' : 'password_secret_bad',
      details: null,
      target_user: { uuid: actor.id.slice(0, 26).toUpperCase(), name: actor.name, email: actor.email },
      client: { app_name: '1Password Browser Extension', app_version: '81127', platform_name: device.browser.toLowerCase(), platform_version: device.browserVersion, os_name: device.os, os_version: device.osVersion, ip_address: actor.ip },
      location: { country: place.countryCode, region: place.state, city: place.city, latitude: place.lat, longitude: place.lon },
    },
    ips: [actor.ip],
    emails: [actor.email],
    userNames: [actor.name],
  };
}

/** Sign-in attempts of 1Password, as its events API has them. */
export const onePasswordSamples: SampleLogType = {
  logType: 'OnePassword.SignInAttempt',
  about: 'Sign-ins to a password manager from browsers and desktops.',
  everyday: (moment) => onePassword(moment, moment.draw.chance(0.95)),
  signIn: (moment, result) => onePassword(moment, result === 'success'),
};

function duo({ actor, at, draw }: Moment, { factor, result, reason }: { factor: string; result: string; reason: string }): SampleEvent {
  const { device, place } = actor;
  const location: JsonObject = { city: place.city, country: place.country, state: place.state };
  return {
    event: {
      access_device: { browser: device.browser, browser_version: device.browserVersion, hostname: device.hostname, ip: actor.ip, is_encryption_enabled: true, location, os: device.os, os_version: device.osVersion },
      adaptive_trust_assessments: {},
      alias: '',
      application: { key: 'DIEXAMPLE0000000VPN1', name: 'Example VPN' },
      auth_device: { ip: factor === 'duo_push' ? actor.ip : null, key: `DP${actor.id.slice(0, 18).toUpperCase()}`, location, name: `phone of ${actor.userName}` },
      email: actor.email,
      event_type: 'authentication',
      factor,
      isotimestamp: isoTime(at),
      ood_software: '',
      reason,
      result,
      timestamp: Math.floor(at),
      trusted_endpoint_status: 'trusted',
      txid: draw.uuid(),
      user: { groups: ['staff'], key: `DU${actor.id.slice(18, 36).toUpperCase()}`, name: actor.userName },
    },
    ips: [actor.ip],
    emails: [actor.email],
    userNames: [actor.userName],
  };
}

/** Authentications of Duo, as its admin API (version 2) has them. */
export const duoSamples: SampleLogType = {
  logType: 'Duo.Authentication',
  about: 'Second factors: pushes that are approved, remembered devices, now and then a push that nobody answers.',
  everyday: (moment) =>
    duo(
      moment,
      moment.draw.weighted([
        [70, { factor: 'duo_push', result: 'success', reason: 'user_approved' }],
        [25, { factor: 'remembered_device', result: 'success', reason: 'remembered_device' }],
        [4, { factor: 'duo_push', result: 'denied', reason: 'no_response' }],
        [1, { factor: 'duo_push', result: 'denied', reason: 'user_cancelled' }],
      ]),
    ),
  signIn: (moment, result) =>
    duo(moment, result === 'success' ? { factor: 'passcode', result: 'success', reason: 'valid_passcode' } : { factor: 'passcode', result: 'denied', reason: 'invalid_passcode' }),
  prompt: (moment, result) =>
    duo(moment, result === 'approved' ? { factor: 'duo_push', result: 'success', reason: 'user_approved' } : { factor: 'duo_push', result: 'denied', reason: 'user_mistake' }),
};

function azureSignIn({ actor, at, draw }: Moment, isGood: boolean): SampleEvent {
  const { device, place } = actor;
  const id = actor.id.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const tenant = '00000000-0000-4000-a000-00000000e0a1';
  return {
    event: {
      time: isoSeconds(at),
      resourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
      operationName: 'Sign-in activity',
      operationVersion: '1.0',
      category: 'SignInLogs',
      tenantId: tenant,
      resultType: isGood ? '0' : '50126',
      resultDescription: isGood ? null : 'Error validating credentials due to invalid username or password.',
      durationMs: 0,
      callerIpAddress: actor.ip,
      correlationId: draw.uuid(),
      identity: actor.name,
      Level: 4,
      location: place.countryCode,
      properties: {
        id: draw.uuid(),
        createdDateTime: isoSeconds(at),
        userDisplayName: actor.name,
        userPrincipalName: actor.email,
        userId: id,
        appDisplayName: draw.pick(['Office 365 Exchange Online', 'Azure Portal', 'Microsoft Teams']),
        ipAddress: actor.ip,
        clientAppUsed: 'Browser',
        conditionalAccessStatus: isGood ? 'success' : 'notApplied',
        isInteractive: true,
        riskLevelDuringSignIn: 'none',
        status: isGood ? { errorCode: 0 } : { errorCode: 50126, failureReason: 'Error validating credentials due to invalid username or password.' },
        deviceDetail: { deviceId: '', displayName: device.hostname, operatingSystem: device.os, browser: `${device.browser} ${device.browserVersion}`.trim() },
        location: { city: place.city, state: place.state, countryOrRegion: place.countryCode, geoCoordinates: { latitude: place.lat, longitude: place.lon } },
      },
    },
    ips: [actor.ip],
    emails: [actor.email],
    userNames: [actor.name],
  };
}

/** Sign-ins of Microsoft Entra ID, as Azure's diagnostic settings send them. */
export const azureSamples: SampleLogType = {
  logType: 'Azure.Audit',
  about: 'Sign-ins to Microsoft 365 and Azure, with place and device.',
  everyday: (moment) => azureSignIn(moment, moment.draw.chance(0.95)),
  signIn: (moment, result) => azureSignIn(moment, result === 'success'),
};
