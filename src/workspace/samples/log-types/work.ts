import type { JsonObject } from '../../../trace/item';
import type { Moment, SampleEvent, SampleLogType } from '../sample-types';
import { isoSeconds, isoTime } from './times';

function googleReport({ actor, at, draw }: Moment, application: string, type: string, name: string, parameters: JsonObject[]): SampleEvent {
  return {
    event: {
      kind: 'admin#reports#activity',
      id: { time: isoTime(at), uniqueQualifier: `-${draw.digits(18)}`, applicationName: application, customerId: 'C00example' },
      etag: `"${draw.letters(27)}"`,
      actor: { email: actor.email, profileId: `1${BigInt(`0x${actor.id.slice(0, 16)}`).toString().padStart(20, '0').slice(0, 20)}` },
      ipAddress: actor.ip,
      ownerDomain: 'example.com',
      events: [{ type, name, parameters }],
    },
    ips: [actor.ip],
    emails: [actor.email],
    domains: ['example.com'],
  };
}

function googleSignIn(moment: Moment, isGood: boolean): SampleEvent {
  const parameters: JsonObject[] = [{ name: 'login_type', value: 'google_password' }, { name: 'is_suspicious', boolValue: false }];
  if (!isGood) parameters.push({ name: 'login_failure_type', value: 'login_failure_invalid_password' });
  return googleReport(moment, 'login', 'login', isGood ? 'login_success' : 'login_failure', parameters);
}

function drive(moment: Moment, name: 'view' | 'edit' | 'download', title: string): SampleEvent {
  return googleReport(moment, 'drive', 'access', name, [
    { name: 'primary_event', boolValue: true },
    { name: 'doc_id', value: moment.draw.letters(33) },
    { name: 'doc_title', value: title },
    { name: 'doc_type', value: 'spreadsheet' },
    { name: 'visibility', value: 'private' },
    { name: 'owner', value: moment.actor.email },
  ]);
}

/** Google Workspace's activity reports, as the admin SDK has them. */
export const googleSamples: SampleLogType = {
  logType: 'GSuite.Reports',
  about: 'Sign-ins and what is done with files in Drive.',
  everyday: (moment) => {
    const { draw } = moment;
    const title = `Plan ${draw.whole(1, 90)}`;
    return draw.weighted<() => SampleEvent>([
      [35, () => googleSignIn(moment, draw.chance(0.96))],
      [35, () => drive(moment, 'view', title)],
      [22, () => drive(moment, 'edit', title)],
      [8, () => drive(moment, 'download', title)],
    ])();
  },
  signIn: (moment, result) => googleSignIn(moment, result === 'success'),
  download: (moment, number) => drive(moment, 'download', `Customer list ${number}`),
};

function gitHub({ actor, at, draw }: Moment, action: string, repository: string, more: JsonObject = {}): SampleEvent {
  const login = actor.userName.replace('.', '-');
  return {
    event: {
      '@timestamp': Math.round(at * 1000),
      _document_id: draw.letters(22),
      action,
      actor: login,
      actor_id: Number.parseInt(actor.id.slice(0, 7), 16),
      actor_ip: actor.ip,
      actor_location: { country_code: actor.place.countryCode },
      business: 'example',
      created_at: Math.round(at * 1000),
      operation_type: action.endsWith('.create') ? 'create' : action === 'git.push' ? 'modify' : 'access',
      org: 'example-org',
      repo: `example-org/${repository}`,
      user_agent: actor.device.userAgent,
      ...more,
    },
    ips: [actor.ip],
    userNames: [login],
  };
}

const REPOSITORIES = ['website', 'billing', 'infrastructure', 'mobile', 'handbook'];

/** GitHub's audit log, as its API has it. */
export const gitHubSamples: SampleLogType = {
  logType: 'GitHub.Audit',
  about: 'Pulls and pushes of repositories, pull requests, new branches.',
  everyday: (moment) => {
    const { draw } = moment;
    const action = draw.weighted([[40, 'git.fetch'], [22, 'git.push'], [12, 'git.clone'], [16, 'pull_request.create'], [10, 'pull_request.merge']]);
    return gitHub(moment, action, draw.pick(REPOSITORIES), action.startsWith('git.') ? { transport_protocol: 2, transport_protocol_name: 'ssh', repository_public: false } : { pull_request_id: draw.whole(10_000, 99_999), visibility: 'private' });
  },
  download: (moment, number) => gitHub(moment, 'git.clone', `service-${String(number).padStart(3, '0')}`, { transport_protocol: 1, transport_protocol_name: 'http', repository_public: false }),
};

function slack({ actor, at, draw }: Moment, action: string, entity: JsonObject): SampleEvent {
  return {
    event: {
      id: draw.uuid(),
      date_create: Math.floor(at),
      action,
      actor: { type: 'user', user: { id: `W${actor.id.slice(0, 8).toUpperCase()}`, name: actor.name, email: actor.email, team: 'T0EXAMPLE' } },
      entity,
      context: { location: { type: 'workspace', id: 'T0EXAMPLE', name: 'Example', domain: 'example' }, ua: actor.device.userAgent, ip_address: actor.ip, session_id: draw.digits(13) },
    },
    ips: [actor.ip],
    emails: [actor.email],
    userNames: [actor.name],
  };
}

function slackFile({ draw }: Moment, title: string): JsonObject {
  return { type: 'file', file: { id: `F${draw.capitals(8)}`, name: title, filetype: 'csv', title } };
}

function slackUser({ actor }: Moment): JsonObject {
  return { type: 'user', user: { id: `W${actor.id.slice(0, 8).toUpperCase()}`, name: actor.name, email: actor.email, team: 'T0EXAMPLE' } };
}

/** Slack's audit logs, as its API has them. */
export const slackSamples: SampleLogType = {
  logType: 'Slack.AuditLogs',
  about: 'Sign-ins, channels that people join, files that come and go.',
  everyday: (moment) => {
    const { draw } = moment;
    return draw.weighted<() => SampleEvent>([
      [40, () => slack(moment, 'user_login', slackUser(moment))],
      [20, () => slack(moment, 'user_channel_join', { type: 'channel', channel: { id: `C${draw.capitals(8)}`, name: draw.pick(['general', 'random', 'incidents']), privacy: 'public', is_shared: false, is_org_shared: false } })],
      [20, () => slack(moment, 'file_uploaded', slackFile(moment, `notes-${draw.whole(1, 90)}.csv`))],
      [20, () => slack(moment, 'file_downloaded', slackFile(moment, `notes-${draw.whole(1, 90)}.csv`))],
    ])();
  },
  download: (moment, number) => slack(moment, 'file_downloaded', slackFile(moment, `contract-${number}.csv`)),
};

function zoom({ actor, at }: Moment, [category, action, detail]: readonly [category: string, action: string, detail: string]): SampleEvent {
  return { event: { time: isoSeconds(at), operator: actor.email, category_type: category, action, operation_detail: detail }, emails: [actor.email] };
}

const ZOOM_ESCALATION = [
  ['User', 'Update', 'Update User: User Role: from Member to Admin'],
  ['Role', 'Update', 'Role name: Owner: Add 1 member'],
  ['Account Settings', 'Update', 'Security: Sign-in with single sign-on only: from On to Off'],
  ['Account Settings', 'Update', 'Security: Require a passcode when scheduling new meetings: from On to Off'],
  ['Account Settings', 'Update', 'Recording: Allow downloads of cloud recordings by everyone: from Off to On'],
] as const;

/** Zoom's operation logs, as its reports API has them. */
export const zoomSamples: SampleLogType = {
  logType: 'Zoom.Operation',
  about: 'Changes that administrators make to users and to settings of meetings.',
  everyday: (moment) => {
    const { actor, draw } = moment;
    return zoom(
      moment,
      draw.weighted<readonly [string, string, string]>([
        [40, ['User', 'Update', `Update User ${actor.email}: Department: from  to Sales`]],
        [20, ['User', 'Add', `Add User new.person${draw.whole(1, 400)}@example.com: User Type: Basic`]],
        [20, ['Account Settings', 'Update', 'Security: Require a passcode when scheduling new meetings: from Off to On']],
        [10, ['Recording', 'Delete', `Delete Recording ${draw.digits(10)}`]],
        [10, ['Role', 'Update', 'Role name: Support: Add 1 member']],
      ]),
    );
  },
  escalation: (moment, step) => zoom(moment, ZOOM_ESCALATION[step] ?? ZOOM_ESCALATION[0]),
};

function box({ actor, at, draw }: Moment, type: string, name: string | null): SampleEvent {
  const user: JsonObject = { type: 'user', id: String(Number.parseInt(actor.id.slice(0, 8), 16)), name: actor.name, login: actor.email };
  return {
    event: {
      type: 'event',
      event_id: draw.uuid(),
      event_type: type,
      created_at: isoSeconds(at),
      recorded_at: isoSeconds(at + 1),
      created_by: user,
      ip_address: actor.ip,
      session_id: null,
      source: name === null ? user : { item_type: 'file', item_id: draw.digits(12), item_name: name, parent: { type: 'folder', id: draw.digits(12), name: 'Shared' }, owned_by: user },
      additional_details: name === null ? null : { size: draw.whole(2_000, 9_000_000), version_id: draw.digits(12), service_name: 'Box Web' },
    },
    ips: [actor.ip],
    emails: [actor.email],
    userNames: [actor.name],
  };
}

/** Box's enterprise events, as its API has them. */
export const boxSamples: SampleLogType = {
  logType: 'Box.Event',
  about: 'Sign-ins, and files that are previewed, uploaded and downloaded.',
  everyday: (moment) => {
    const { draw } = moment;
    const type = draw.weighted([[25, 'LOGIN'], [40, 'PREVIEW'], [20, 'UPLOAD'], [15, 'DOWNLOAD']]);
    return box(moment, type, type === 'LOGIN' ? null : `brief-${draw.whole(1, 300)}.docx`);
  },
  signIn: (moment, result) => box(moment, result === 'success' ? 'LOGIN' : 'FAILED_LOGIN', null),
  download: (moment, number) => box(moment, 'DOWNLOAD', `roadmap-${number}.pptx`),
};
