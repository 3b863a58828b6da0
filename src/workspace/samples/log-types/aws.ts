import type { JsonObject } from '../../../trace/item';
import type { Actor } from '../people';
import type { Moment, SampleEvent, SampleLogType } from '../sample-types';
import { isoSeconds } from './times';

const ACCOUNT = '123456789012';
const REGION = 'eu-central-1';
const BUCKETS = ['example-reports', 'example-invoices', 'example-backups'];

/** A call as CloudTrail writes it. */
interface Call {
  source: string;
  name: string;
  request: JsonObject | null;
  response?: JsonObject;
  readOnly: boolean;
  error?: string;
}

const userArn = ({ userName }: Actor): string => `arn:aws:iam::${ACCOUNT}:user/${userName}`;

function cloudTrail({ actor, at, draw }: Moment, call: Call): SampleEvent {
  const arn = userArn(actor);
  const principal = `AIDA${actor.id.slice(0, 16).toUpperCase()}`;
  const event: JsonObject = {
    eventVersion: '1.11',
    userIdentity: { type: 'IAMUser', principalId: principal, arn, accountId: ACCOUNT, accessKeyId: `AKIA${actor.id.slice(16, 32).toUpperCase()}`, userName: actor.userName },
    eventTime: isoSeconds(at),
    eventSource: `${call.source}.amazonaws.com`,
    eventName: call.name,
    awsRegion: call.source === 'iam' || call.source === 'signin' ? 'us-east-1' : REGION,
    sourceIPAddress: actor.ip,
    userAgent: actor.device.userAgent,
    requestParameters: call.request,
    responseElements: call.response ?? null,
    requestID: draw.uuid(),
    eventID: draw.uuid(),
    readOnly: call.readOnly,
    eventType: call.source === 'signin' ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: call.name !== 'GetObject',
    recipientAccountId: ACCOUNT,
  };
  if (call.error !== undefined) Object.assign(event, { errorCode: call.error, errorMessage: `User: ${arn} is not authorized to perform: ${call.source}:${call.name}` });
  return { event, ips: [actor.ip], userNames: [actor.userName], arns: [arn], accounts: [ACCOUNT] };
}

function getObject(draw: Moment['draw'], key: string): Call {
  return { source: 's3', name: 'GetObject', request: { bucketName: draw.pick(BUCKETS), key }, readOnly: true };
}

function everydayCall({ draw }: Moment): Call {
  return draw.weighted<() => Call>([
    [30, () => ({ source: 'ec2', name: 'DescribeInstances', request: { instancesSet: {}, filterSet: {} }, readOnly: true })],
    [20, () => getObject(draw, `2026/report-${draw.whole(1, 400)}.csv`)],
    [14, () => ({ source: 's3', name: 'ListBuckets', request: null, readOnly: true })],
    [10, () => ({ source: 'sts', name: 'GetCallerIdentity', request: null, readOnly: true })],
    [8, () => ({ source: 'sts', name: 'AssumeRole', request: { roleArn: `arn:aws:iam::${ACCOUNT}:role/deploy`, roleSessionName: `deploy-${draw.digits(6)}`, durationSeconds: 3600 }, response: { assumedRoleUser: { assumedRoleId: `AROA${draw.capitals(16)}:deploy`, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/deploy` } }, readOnly: true })],
    [6, () => ({ source: 'lambda', name: 'UpdateFunctionCode20150331v2', request: { functionName: draw.pick(['resize', 'notify', 'billing']), publish: true }, readOnly: false })],
    [4, () => ({ source: 'iam', name: 'ListUsers', request: { maxItems: 100 }, readOnly: true, error: 'AccessDenied' })],
  ])();
}

const ESCALATION: readonly ((moment: Moment) => Call)[] = [
  () => ({ source: 'sts', name: 'GetCallerIdentity', request: null, readOnly: true }),
  ({ actor }) => ({ source: 'iam', name: 'CreatePolicyVersion', request: { policyArn: `arn:aws:iam::${ACCOUNT}:policy/team-${actor.userName}`, policyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}', setAsDefault: true }, response: { policyVersion: { versionId: 'v2', isDefaultVersion: true } }, readOnly: false }),
  () => ({ source: 'iam', name: 'CreateUser', request: { userName: 'svc-metrics' }, response: { user: { userName: 'svc-metrics', arn: `arn:aws:iam::${ACCOUNT}:user/svc-metrics` } }, readOnly: false }),
  () => ({ source: 'iam', name: 'AttachUserPolicy', request: { userName: 'svc-metrics', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }, readOnly: false }),
  ({ draw }) => ({ source: 'iam', name: 'CreateAccessKey', request: { userName: 'svc-metrics' }, response: { accessKey: { userName: 'svc-metrics', accessKeyId: `AKIA${draw.capitals(16)}`, status: 'Active' } }, readOnly: false }),
];

/** AWS CloudTrail, as its record format has it. */
export const cloudTrailSamples: SampleLogType = {
  logType: 'AWS.CloudTrail',
  about: 'Calls of AWS services by IAM users: reads, roles that are assumed, deployments, a few that are denied.',
  everyday: (moment) => cloudTrail(moment, everydayCall(moment)),
  signIn: (moment, result) =>
    cloudTrail(moment, {
      source: 'signin',
      name: 'ConsoleLogin',
      request: null,
      response: { ConsoleLogin: result === 'success' ? 'Success' : 'Failure' },
      readOnly: false,
    }),
  download: (moment, number) => cloudTrail(moment, getObject(moment.draw, `customers/export-${String(number).padStart(4, '0')}.parquet`)),
  escalation: (moment, step) => cloudTrail(moment, (ESCALATION[step] ?? everydayCall)(moment)),
};

/** A connection as VPC flow logs write it. */
interface Flow {
  to: string;
  port: number;
  isAccepted: boolean;
  packets: number;
}

function vpcFlow({ actor, at, draw }: Moment, { to, port, isAccepted, packets }: Flow): SampleEvent {
  return {
    event: {
      version: 2,
      account: ACCOUNT,
      interfaceId: `eni-0${actor.id.slice(0, 16)}`,
      srcAddr: actor.privateIp,
      dstAddr: to,
      srcPort: draw.whole(32768, 60999),
      dstPort: port,
      protocol: port === 53 ? 17 : 6,
      packets,
      bytes: packets * draw.whole(60, 1400),
      start: isoSeconds(at - draw.whole(10, 60)),
      end: isoSeconds(at),
      action: isAccepted ? 'ACCEPT' : 'REJECT',
      status: 'OK',
    },
    ips: [actor.privateIp, to],
    accounts: [ACCOUNT],
  };
}

/** AWS VPC flow logs, as their default format has it. */
export const vpcFlowSamples: SampleLogType = {
  logType: 'AWS.VPCFlow',
  about: 'Connections from hosts of a network to the outside, most of them accepted.',
  everyday: (moment) => {
    const { draw } = moment;
    const isAccepted = draw.chance(0.93);
    const port = draw.weighted([[60, 443], [15, 80], [10, 53], [8, 22], [7, 5432]]);
    return vpcFlow(moment, { to: `198.51.100.${draw.whole(1, 254)}`, port, isAccepted, packets: draw.whole(1, isAccepted ? 900 : 3) });
  },
  probe: (moment, number) => vpcFlow(moment, { to: '10.20.30.40', port: 20 + number * 7, isAccepted: number % 20 === 19, packets: 1 }),
};
