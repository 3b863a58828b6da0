import { describe, expect, it } from 'vitest';
import { readWorkspace } from './read-workspace';
import { detectionIdOf, newDetection, newEventsFile, newHelper } from './new-detection';
import { setDetectionId, setEnabled, setFilename, setYamlField } from './yaml-edit';

const YAML = `# Our rule
AnalysisType:   rule   # a kind
RuleID: "A.Rule"
Filename: a.py

Enabled: true # on
Tests:
    -   Name:  'x'
        Log: {a: 1,   b: 2}
# the end
`;

describe('setYamlField', () => {
  it('changes the value and nothing else', () => {
    expect(setEnabled(YAML, false)).toBe(YAML.replace('true #', 'false #'));
    expect(setDetectionId(YAML, 'B.Rule')).toBe(YAML.replace('A.Rule', 'B.Rule'));
    expect(setFilename(YAML, 'b: c.py')).toBe(YAML.replace('a.py', '"b: c.py"'));
    expect(setEnabled(YAML.replaceAll('\n', '\r\n'), false)).toBe(YAML.replace('true #', 'false #').replaceAll('\n', '\r\n'));
  });
  it('adds a field that is missing', () => {
    expect(setEnabled('AnalysisType: rule\nRuleID: A', false)).toBe('AnalysisType: rule\nRuleID: A\nEnabled: false\n');
    expect(setEnabled('A: b\r\nTests:\r\n  - x\r\n# end\r\n', true)).toContain('\r\nEnabled: true\r\n');
    expect(setEnabled('', true)).toBe('Enabled: true\n');
    expect(setEnabled('Enabled:\nA: 1\n', true)).toBe('Enabled: true\nA: 1\n');
    expect(setEnabled('{A: 1}\n', true)).toBe('{A: 1, Enabled: true}\n');
    expect(setEnabled('{}\n', true)).toBe('{Enabled: true}\n');
    expect(setEnabled('{"A": 12345678901234567890}', true)).toBe('{"A": 12345678901234567890, "Enabled": true}');
    expect(setEnabled('Enabled: # off for now\nA: 1\n', false)).toBe('Enabled: false # off for now\nA: 1\n');
    expect(setEnabled('Enabled:\n# below\nA: 1\n', false)).toBe('Enabled: false\n# below\nA: 1\n');
  });
  it('replaces values of every style', () => {
    expect(setYamlField('A: |\n  x\n  y\nB: 1\n', 'A', 'z')).toBe('A: z\nB: 1\n');
    expect(setYamlField("A: 'it''s'\n", 'A', "it's 2")).toBe("A: 'it''s 2'\n");
    expect(setYamlField('A: x\n', 'A', 'yes: no')).toBe('A: "yes: no"\n');
    expect(setYamlField('A: x\n', 'A', 'true')).toBe('A: "true"\n');
  });
  it('names the ID as the text does', () => {
    expect(setDetectionId('AnalysisType: global\nGlobalID: a\n', 'b')).toBe('AnalysisType: global\nGlobalID: b\n');
    expect(setDetectionId('AnalysisType: policy\nPolicyID: a\n', 'b')).toBe('AnalysisType: policy\nPolicyID: b\n');
  });
  it('leaves alone what it cannot read', () => {
    for (const text of ['A: [', '- a\n', 'A: 1\nA: 2\n', 'text']) expect(setEnabled(text, true)).toBeNull();
  });
  it('leaves alone what would change more than the field', () => {
    for (const text of ['Enabled: &e true\nCreateAlert: *e\n', '? Enabled\n', 'Enabled: [true]\n', 'Enabled:\n  - true\n', 'Enabled: !!str\nA: 1\n']) {
      expect(setEnabled(text, false)).toBeNull();
    }
  });
  it('keeps JSON as it is laid out, and numbers as they are written', () => {
    const json = '{\r\n  "RuleID": "A",\r\n  "Tests": [{"Log": {"id": 1234567890123456789}}]\r\n}\r\n';
    expect(setEnabled(json, false)).toBe(json.replace('}]\r\n}', '}],\r\n  "Enabled": false\r\n}'));
    expect(setDetectionId('{"PolicyID": "A"}', 'B')).toBe('{"PolicyID": "B"}');
  });
  it('puts the value in the place of an alias', () => {
    const text = 'A: &on true\nEnabled: *on # see above\nLog: {a:   012, b: 1e3, id: 1234567890123456789}\n';
    expect(setEnabled(text, false)).toBe(text.replace('*on', 'false'));
  });
  it('changes a line of a long text, which is not parsed with places', () => {
    const text = `RuleID: A\nEnabled: true # on\nTests:\n${'  - Name: a\n'.repeat(30_000)}`;
    expect(setEnabled(text, false)).toBe(text.replace('true #', 'false #'));
    expect(setEnabled(text.replace('Enabled: true # on\n', ''), false)).toBe(`${text.replace('Enabled: true # on\n', '')}Enabled: false\n`);
    expect(setEnabled(text.replace('true', '[true]'), false)).toBeNull();
  });
});

describe('new files', () => {
  it('are free, read without a problem, and belong together', () => {
    const taken: string[] = [];
    const files = [...newDetection('Okta: new Ip?', taken), ...newHelper('2 keys', taken), newEventsFile('My events', taken)];
    const more = newDetection('okta new ip', files.map((file) => file.path), ['Okta.New.Ip']);
    const reading = readWorkspace({ name: 'w', files: [...files, ...more], disabledPaths: [] });
    expect(files.map((file) => file.path)).toEqual(['rules/okta_new_ip.py', 'rules/okta_new_ip.yml', 'global_helpers/helper_2_keys.py', 'global_helpers/helper_2_keys.yml', 'events/my_events.jsonl']);
    expect(more.map((file) => file.path)).toEqual(['rules/okta_new_ip_2.py', 'rules/okta_new_ip_2.yml']);
    expect(reading.problems).toEqual([]);
    expect(reading.detections.map(({ id, path, displayName }) => [id, path, displayName])).toEqual([
      ['Okta.New.Ip', 'rules/okta_new_ip.py', 'Okta: new Ip?'],
      ['Okta.New.Ip.2', 'rules/okta_new_ip_2.py', 'okta new ip'],
    ]);
    expect(reading.helpers).toEqual([{ module: 'helper_2_keys', path: 'global_helpers/helper_2_keys.py' }]);
  });
  it('have IDs that are texts and their own', () => {
    const [python, yaml] = newDetection('404', []);
    expect(yaml?.text).toContain('RuleID: "404"');
    const files = [python, yaml].flatMap((file) => file ?? []);
    const odd = ['1_000', '0o17', 'on', 'null'].flatMap((name) => newDetection(name, []));
    const reading = readWorkspace({ name: 'w', files: [...files, ...odd, ...newHelper('on', []), ...newHelper('class', [])], disabledPaths: [] });
    expect(reading.problems).toEqual([]);
    expect(reading.detections.map(({ id }) => id)).toEqual(['0o17', '1_000', '404', 'null', 'on']);
    expect(reading.helpers.map(({ module }) => module)).toEqual(['helper_class', 'on']);
    expect(newHelper('on', [])[1]?.text).toContain('GlobalID: "on"');
    expect(newDetection('okta new ip', [], ['Okta.New.Ip', 'Okta.New.Ip.2'])[1]?.text).toContain('RuleID: Okta.New.Ip.3\n');
    expect(newHelper('keys', [], ['keys']).map(({ path }) => path)).toEqual(['global_helpers/keys_2.py', 'global_helpers/keys_2.yml']);
  });
  it('have the ID that was typed, and one made of words otherwise', () => {
    expect(['AWS.newIP', ' my_rule-2 ', 'okta: new IP', 'Größe von x', '--'].map(detectionIdOf)).toEqual(['AWS.newIP', 'my_rule-2', 'Okta.New.IP', 'Größe.Von.X', 'Detection']);
    expect(newDetection('AWS.newIP', []).map(({ path }) => path)).toEqual(['rules/aws_newip.py', 'rules/aws_newip.yml']);
    expect(newDetection('AWS.newIP', [])[1]?.text).toContain('RuleID: AWS.newIP\n');
  });
  it('have a name whatever was typed', () => {
    expect(newDetection('!!!', []).map((file) => file.path)).toEqual(['rules/detection.py', 'rules/detection.yml']);
    expect(newDetection('Überprüfung', [])[0]?.path).toBe('rules/uberprufung.py');
  });
});
