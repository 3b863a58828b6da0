import { expect, describe, it } from 'vitest';
import { startingWorkspace } from '../starting/starting-workspace';
import { findSensitive } from './sensitive';
import type { SensitiveReport } from './sensitive';

function search(text: string, path = 'events/e.jsonl'): Promise<SensitiveReport> {
  return findSensitive({ workspace: { name: 'W', files: [{ path, text }], disabledPaths: [] }, settings: null, table: [] });
}

async function kindsIn(text: string): Promise<string[]> {
  return (await search(text)).findings.map(({ kind }) => kind);
}

/** Put together here, so that no scanner takes this file for a leak. */
const AWS_KEY = `AKIA${'QWERTY234567ASDF'}`;
const LONG = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6kL9n';

describe('finds', () => {
  it.each([
    ['AWS access key', `{"accessKeyId":"${AWS_KEY}"}`],
    ['AWS access key', `key = "ASIA${AWS_KEY.slice(4)}"`],
    ['AWS secret key', `aws_secret_access_key ${LONG}`],
    ['GitHub token', `x = ghp_${LONG.slice(0, 36)}`],
    ['GitHub token', `github_pat_${LONG}`],
    ['Slack token', `xoxb-${'123456789012-abcdefGHIJ'}`],
    ['Slack token', `https://hooks.slack.com/services/${'T0000000/B0000000/abcdefghijklmnop'}`],
    ['Stripe key', `sk_live_${LONG.slice(0, 24)}`],
    ['Google key', `AIza${LONG.slice(0, 35)}`],
    ['JSON web token', `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0In0'}.${'sig_nature-1'}`],
    ['private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
    ['password or secret', 'password = "hunter22"'],
    ['password or secret', '{"client_secret": "s3cr3t-value"}'],
    ['password or secret', 'url?api_key=a1b2c3d4e5f6&x=1'],
    ['password or secret', '"{\\"password\\": \\"hunter22\\"}"'],
    ['password or secret', '{"Authorization":"Bearer abcdef123456"}'],
    ['password or secret', 'DB_PASSWORD: hunter22'],
    ['e-mail address', '{"user":"ann.lee@corp.io"}'],
    ['public IP address', '{"sourceIPAddress":"8.8.4.4"}'],
    ['phone number', 'call +49 170 1234567'],
    ['phone number', 'call (212) 867-5309 now'],
    ['payment card number', 'card 4111 1111 1111 1111'],
    ['payment card number', '{"card":"378282246310005"}'],
    ['name of a person', '{"displayName":"Anna Keller"}'],
    ['name of a person', '{"user_name": "Åsa Ödegård"}'],
  ])('%s in %s', async (kind, text) => {
    expect(await kindsIn(text)).toEqual([kind]);
  });

  it('and masks it, once a file, with its first line and the number of places', async () => {
    const report = await search(`{"ip":"8.8.4.4"}\n{"key":"${AWS_KEY}"}\n{"ip":"8.8.4.4","again":"8.8.4.4"}\n`);
    expect(report).toEqual({
      findings: [
        { kind: 'public IP address', file: { path: 'events/e.jsonl', line: 1 }, key: null, excerpt: '8…', places: 3 },
        { kind: 'AWS access key', file: { path: 'events/e.jsonl', line: 2 }, key: null, excerpt: 'AKIA…DF', places: 1 },
      ],
      more: 0,
    });
    expect(JSON.stringify(report)).not.toContain(AWS_KEY.slice(6, 14));
  });

  it('in items of the table too', async () => {
    const table = [{ key: { S: 'login:ann' }, ip: { S: '8.8.4.4' } }];
    const { findings } = await findSensitive({ workspace: { name: 'W', files: [], disabledPaths: [] }, settings: null, table });
    expect(findings).toEqual([{ kind: 'public IP address', file: null, key: 'login:ann', excerpt: '8…', places: 1 }]);
  });
});

describe('finds nothing', () => {
  it('in the starting workspace', async () => {
    expect(await findSensitive({ workspace: startingWorkspace(), settings: null, table: [] })).toEqual({ findings: [], more: 0 });
  });

  it.each([
    'password = os.environ["PASSWORD"]',
    'password = getpass()',
    'def check(password: str, token=None):',
    '"password": "REDACTED"',
    'token = event.get("token")',
    'secret_token: <your token>',
    'api_key = "changeme"',
    'PASSWORD = "${DB_PASSWORD}"',
    'ann@example.com bob@mail.example.org c@corp.test',
    '10.1.2.3 192.168.0.1 172.16.5.4 127.0.0.1 169.254.1.1 100.64.0.1 192.0.2.9 198.51.100.7 203.0.113.20 224.0.0.1',
    'Chrome/144.0.0.0 version 1.2.3.4.5 300.1.1.1 v8.8.4.4-rc1',
    '{"at":1772438400000,"account":"123456789012","id":"4111111111111112"}',
    '{"n":1111111111111111,"uuid":"41111111-1111-4111-8111-111111111111"}',
    'call +1 2 or 555-1234',
    '{"displayName":"Anna Keller","alternateId":"anna.keller@example.com"}',
    '{"displayName":"dashboard","eventName":"ConsoleLogin","userName":"backup-admin"}',
    '{"dtHash":"6bf32b87109d25bd886074230afa1c4aa99a46c5409d3875c8a00833b990b8b6"}',
    '{"arn":"arn:aws:iam::123456789012:role/Deploy","key":"login:okta:anna"}',
    'AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY secret',
  ])('in %s', async (text) => {
    expect(await kindsIn(text)).toEqual([]);
  });
});

describe('keeps within bounds', () => {
  it('lists the first findings and counts the others', async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => `8.8.${Math.floor(index / 250) + 1}.${(index % 250) + 1}`);
    const report = await search(lines.join('\n'));
    expect([report.findings.length, report.more]).toEqual([200, 800]);
  });

  it.each([
    ['words', 'a'],
    ['at signs', 'a@'],
    ['dots', 'a.a@'],
    ['digits', '4'],
    ['groups of digits', '1234 '],
    ['addresses', '1.2.3.'],
    ['token beginnings', 'eyJaaaaaaaaaa.'],
    ['names of secrets', 'secret_'],
    ['secrets without a value', 'password='],
    ['plus signs', '+1 23 '],
    ['names', '"user":"A'],
    ['spaces', ' '],
    ['quotes', '\\"'],
  ])('looks through long lines of %s step by step', async (_, unit) => {
    let steps = 0;
    const text = unit.repeat(Math.ceil(1_500_000 / unit.length));
    await findSensitive({ workspace: { name: 'W', files: [{ path: 'events/e.jsonl', text }], disabledPaths: [] }, settings: null, table: [] }, () => Promise.resolve(void steps++));
    expect(steps).toBeGreaterThanOrEqual(15);
  });
});
