import type { Moment, SampleEvent, SampleLogType } from '../sample-types';
import { isoSeconds } from './times';

const PATHS = ['/', '/products', '/cart', '/api/v2/orders', '/assets/app.js', '/search'];

function request({ actor, at, draw }: Moment, method: string, path: string, status: number): SampleEvent {
  return {
    event: {
      ClientIP: actor.ip,
      ClientCountry: actor.place.countryCode.toLowerCase(),
      ClientASN: actor.place.asNumber,
      ClientRequestHost: 'shop.example.com',
      ClientRequestMethod: method,
      ClientRequestPath: path,
      ClientRequestURI: path,
      ClientRequestProtocol: 'HTTP/2',
      ClientRequestUserAgent: actor.device.userAgent,
      ClientSSLProtocol: 'TLSv1.3',
      CacheCacheStatus: method === 'GET' ? draw.pick(['hit', 'miss', 'dynamic']) : 'dynamic',
      EdgeColoCode: draw.pick(['FRA', 'LIS', 'YYZ', 'DEN']),
      EdgeResponseBytes: draw.whole(300, 90_000),
      EdgeResponseStatus: status,
      EdgeStartTimestamp: isoSeconds(at),
      EdgeEndTimestamp: isoSeconds(at + 1),
      OriginIP: '198.51.100.10',
      OriginResponseStatus: status,
      RayID: draw.hex(16),
      SecurityLevel: 'med',
      WAFAction: 'unknown',
      ZoneID: 1001,
    },
    ips: [actor.ip, '198.51.100.10'],
    domains: ['shop.example.com'],
  };
}

/** HTTP requests as Cloudflare's Logpush has them. */
export const cloudflareSamples: SampleLogType = {
  logType: 'Cloudflare.HttpRequest',
  about: 'Requests of a shop’s visitors, with their status; sign-ins are POSTs to /login.',
  everyday: (moment) => {
    const { draw } = moment;
    return draw.chance(0.1) ? request(moment, 'POST', '/login', draw.chance(0.95) ? 200 : 401) : request(moment, 'GET', draw.pick(PATHS), draw.weighted([[94, 200], [3, 304], [2, 404], [1, 500]]));
  },
  signIn: (moment, result) => request(moment, 'POST', '/login', result === 'success' ? 200 : 401),
};

type Program = readonly [image: string, parent: string, line: string];

const PROGRAMS: readonly (readonly [weight: number, program: Program])[] = [
  [40, ['chrome.exe', 'explorer.exe', '"chrome.exe" --single-argument']],
  [20, ['outlook.exe', 'explorer.exe', '"OUTLOOK.EXE"']],
  [15, ['git.exe', 'code.exe', 'git.exe status -z -uall']],
  [15, ['svchost.exe', 'services.exe', 'svchost.exe -k netsvcs -p']],
  [10, ['powershell.exe', 'explorer.exe', 'powershell.exe -NoLogo']],
];
const ESCALATION: readonly Program[] = [
  ['whoami.exe', 'powershell.exe', 'whoami.exe /all'],
  ['net.exe', 'powershell.exe', 'net.exe localgroup administrators'],
  ['reg.exe', 'powershell.exe', 'reg.exe save HKLM\\SAM sam.hiv'],
  ['net.exe', 'powershell.exe', 'net.exe user svc-metrics * /add'],
  ['net.exe', 'powershell.exe', 'net.exe localgroup administrators svc-metrics /add'],
];

function processStart({ actor, at, draw }: Moment, [image, parent, line]: Program): SampleEvent {
  const agent = actor.id.slice(0, 32);
  const milliseconds = String(Math.round(at * 1000));
  const id = draw.uuid();
  return {
    event: {
      aid: agent,
      aip: actor.ip,
      cid: '0123456789abcdef0123456789abcdef',
      event_platform: 'Win',
      event_simpleName: 'ProcessRollup2',
      fdr_event_type: 'ProcessRollup2',
      id,
      name: 'ProcessRollup2V19',
      timestamp: isoSeconds(at),
      event: {
        aid: agent,
        aip: actor.ip,
        ComputerName: actor.device.hostname,
        UserName: actor.userName,
        UserSid: `S-1-5-21-1004336348-1177238915-682003330-${1000 + actor.number}`,
        ImageFileName: `\\Device\\HarddiskVolume3\\Program Files\\${image}`,
        CommandLine: line,
        ParentBaseFileName: parent,
        TargetProcessId: draw.digits(12),
        ParentProcessId: draw.digits(12),
        SHA256HashData: draw.hex(64),
        ProcessStartTime: `${milliseconds.slice(0, -3)}.${milliseconds.slice(-3)}`,
        timestamp: milliseconds,
        id,
      },
    },
    ips: [actor.ip],
    userNames: [actor.userName],
  };
}

/** Process starts as CrowdStrike's Falcon Data Replicator has them. */
export const crowdStrikeSamples: SampleLogType = {
  logType: 'Crowdstrike.FDREvent',
  about: 'Processes that start on laptops, with their command lines and parents.',
  everyday: (moment) => processStart(moment, moment.draw.weighted(PROGRAMS)),
  escalation: (moment, step) => processStart(moment, ESCALATION[step] ?? ['cmd.exe', 'explorer.exe', 'cmd.exe']),
};
