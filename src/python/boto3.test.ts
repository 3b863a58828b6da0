import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Table } from '../table/table';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
  python.load({ files: {} });
}, 60_000);
beforeEach(() => {
  python.table = new Table([]);
  python.requests = [];
});

const IMPORTS = `
import json
import boto3
from boto3.dynamodb.conditions import Attr, ConditionExpressionBuilder, Key
from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer
from botocore.exceptions import ClientError, ParamValidationError
from decimal import Decimal
table = boto3.resource("dynamodb", region_name="eu-west-1").Table("panther-kv-store")
client = boto3.client("dynamodb")
def raised(f):
    try:
        f()
    except Exception as error:
        return [type(error).__name__, str(error)]
`;
/** Executes statements, then gives the repr of an expression. */
const show = (expression: string, statements = '') =>
  python.json(`${IMPORTS}\n${statements}\njson.dumps(repr(${expression}))`);
/** The value of an expression that JSON can express. */
const evaluate = (expression: string, statements = '') =>
  python.json(`${IMPORTS}\n${statements}\njson.dumps(${expression})`);

describe('types', () => {
  it.each([
    ['"a"', { S: 'a' }],
    ['5', { N: '5' }],
    ['10**20', { N: '100000000000000000000' }],
    ['Decimal("1.50")', { N: '1.50' }],
    ['True', { BOOL: true }],
    ['None', { NULL: true }],
    ['{"a"}', { SS: ['a'] }],
    ['{1}', { NS: ['1'] }],
    ['frozenset({"a"})', { SS: ['a'] }],
    ['set()', { NS: [] }],
    ['[1, "a"]', { L: [{ N: '1' }, { S: 'a' }] }],
    ['(1,)', { L: [{ N: '1' }] }],
    ['{"m": {"n": None}}', { M: { m: { M: { n: { NULL: true } } } } }],
  ])('%s is serialized', (value, typed) => {
    expect(evaluate(`TypeSerializer().serialize(${value})`)).toEqual(typed);
  });

  it.each([
    ['1.5', 'Float types are not supported. Use Decimal types instead.'],
    ['[1.5]', 'Float types are not supported. Use Decimal types instead.'],
    ['{1.5}', 'Float types are not supported. Use Decimal types instead.'],
    ['{"a", 1}', 'Unsupported type "<class \'set\'>" for value "'],
    ['{None}', 'Unsupported type "<class \'set\'>" for value "{None}"'],
    ['{("a",)}', 'Unsupported type "<class \'set\'>"'],
    ['object', 'Unsupported type "<class \'type\'>" for value "<class \'object\'>"'],
    ['Decimal("NaN")', 'Infinity and NaN not supported'],
    ['Decimal("Infinity")', 'Infinity and NaN not supported'],
  ])('%s raises TypeError', (value, message) => {
    const [type, text] = evaluate(`raised(lambda: TypeSerializer().serialize(${value}))`) as [string, string];
    expect(type).toBe('TypeError');
    expect(text).toContain(message);
  });

  it('refuses numbers that 38 digits cannot hold', () => {
    expect(evaluate('raised(lambda: TypeSerializer().serialize(10**38 + 1))[0]')).toBe('Inexact');
    expect(evaluate('TypeSerializer().serialize(10**38 - 1)')).toEqual({ N: '9'.repeat(38) });
    expect(evaluate('raised(lambda: TypeSerializer().serialize(Decimal("1e126")))')).toBeNull();
    expect(evaluate('raised(lambda: TypeSerializer().serialize(Decimal("1e127")))[0]')).toBe('Overflow');
  });

  it.each([
    ['{"S": "a"}', "'a'"],
    ['{"N": "5"}', "Decimal('5')"],
    ['{"BOOL": False}', 'False'],
    ['{"NULL": True}', 'None'],
    ['{"SS": ["a"]}', "{'a'}"],
    ['{"NS": ["1"]}', "{Decimal('1')}"],
    ['{"B": b"x"}', "Binary(b'x')"],
    ['{"L": [{"N": "1"}]}', "[Decimal('1')]"],
    ['{"M": {"a": {"S": "b"}}}', "{'a': 'b'}"],
  ])('%s is deserialized', (typed, value) => {
    expect(show(`TypeDeserializer().deserialize(${typed})`)).toBe(value);
  });

  it('binary values survive the way to the table and back', () => {
    const put = 'table.put_item(Item={"key": "k", "b": b"\\x00\\xff", "bs": {b"1"}, "B": "text"})';
    expect(show('table.get_item(Key={"key": "k"})["Item"]', put)).toBe(
      "{'key': 'k', 'b': Binary(b'\\x00\\xff'), 'bs': {Binary(b'1')}, 'B': 'text'}",
    );
    expect(python.table.contents.get('k')?.['b']).toEqual({ B: 'AP8=' });
    expect(show('client.get_item(TableName="panther-kv-store", Key={"key": {"S": "k"}})["Item"]["b"]')).toBe(
      "{'B': b'\\x00\\xff'}",
    );
  });
});

describe('conditions', () => {
  it.each([
    ['Attr("a").eq(1)', '#n0 = :v0', ['a'], [1]],
    ['Attr("a").ne(1)', '#n0 <> :v0', ['a'], [1]],
    ['Attr("a").lt(1)', '#n0 < :v0', ['a'], [1]],
    ['Attr("a").lte(1)', '#n0 <= :v0', ['a'], [1]],
    ['Attr("a").gt(1)', '#n0 > :v0', ['a'], [1]],
    ['Attr("a").gte(1)', '#n0 >= :v0', ['a'], [1]],
    ['Attr("a").between(1, 2)', '#n0 BETWEEN :v0 AND :v1', ['a'], [1, 2]],
    ['Attr("a").is_in([1, 2])', '#n0 IN (:v0, :v1)', ['a'], [1, 2]],
    ['Attr("a").begins_with("x")', 'begins_with(#n0, :v0)', ['a'], ['x']],
    ['Attr("a").contains("x")', 'contains(#n0, :v0)', ['a'], ['x']],
    ['Attr("a").exists()', 'attribute_exists(#n0)', ['a'], []],
    ['Attr("a").not_exists()', 'attribute_not_exists(#n0)', ['a'], []],
    ['Attr("a").attribute_type("SS")', 'attribute_type(#n0, :v0)', ['a'], ['SS']],
    ['Attr("a").size().gt(3)', 'size(#n0) > :v0', ['a'], [3]],
    ['Attr("a.b[0].c").eq(1)', '#n0.#n1[0].#n2 = :v0', ['a', 'b', 'c'], [1]],
    ['Attr("a").eq(1) & Attr("b").eq(2) | ~Attr("c").exists()', '((#n0 = :v0 AND #n1 = :v1) OR (NOT attribute_exists(#n2)))', ['a', 'b', 'c'], [1, 2]],
    ['Key("key").eq("k")', '#n0 = :v0', ['key'], ['k']],
  ])('%s', (condition, expression, names, values) => {
    expect(
      evaluate(
        '[built.condition_expression, list(built.attribute_name_placeholders.values()), list(built.attribute_value_placeholders.values())]',
        `built = ConditionExpressionBuilder().build_expression(${condition})`,
      ),
    ).toEqual([expression, names, values]);
  });

  it('work in requests, beside placeholders of the caller', () => {
    const put = [1, 2, 3].map((n) => `table.put_item(Item={"key": "k${n}", "size": ${n}, "tags": {"t${n}"}})`).join('\n');
    expect(show('[i["key"] for i in table.scan(FilterExpression=Attr("size").gte(2) & Attr("tags").contains("t3"))["Items"]]', put)).toBe("['k3']");
    expect(show('table.query(KeyConditionExpression=Key("key").eq("k2"), ProjectionExpression="#s", ExpressionAttributeNames={"#s": "size"})["Items"]')).toBe("[{'size': Decimal('2')}]");
    expect(evaluate('raised(lambda: table.put_item(Item={"key": "k1"}, ConditionExpression=Attr("key").not_exists()))')).toEqual([
      'ConditionalCheckFailedException',
      'An error occurred (ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed',
    ]);
  });

  it('refuse what is no condition', () => {
    expect(evaluate('raised(lambda: Attr("a").exists() & "b")[0]')).toBe('TypeError');
    expect(evaluate('raised(lambda: table.query(KeyConditionExpression=Attr("key").eq("k")))[0]')).toBe('TypeError');
  });
});

describe('errors', () => {
  it('are ClientErrors with code, message and class', () => {
    const caught = `
try:
    table.update_item(Key={"key": "k"}, UpdateExpression="SET a = :v", ConditionExpression="a = :v", ExpressionAttributeValues={":v": 1})
except table.meta.client.exceptions.ConditionalCheckFailedException as error:
    caught = [error.response["Error"]["Code"], error.operation_name, isinstance(error, ClientError), error.response["ResponseMetadata"]["HTTPStatusCode"]]
`;
    expect(evaluate('caught', caught)).toEqual(['ConditionalCheckFailedException', 'UpdateItem', true, 400]);
    expect(evaluate('client.exceptions.ConditionalCheckFailedException is boto3.resource("dynamodb").meta.client.exceptions.ConditionalCheckFailedException')).toBe(true);
    expect(evaluate('raised(lambda: table.get_item(Key={"key": 5}))')).toEqual(['ClientError', expect.stringMatching(/^An error occurred \(ValidationException\) when calling the GetItem operation: /)]);
    expect(evaluate('raised(lambda: boto3.resource("dynamodb").Table("other-table").get_item(Key={"key": "k"}))[0]')).toBe('ResourceNotFoundException');
  });

  it('are raised before sending for wrong parameters', () => {
    const cases: [string, string][] = [
      ['table.get_item()', 'Missing required parameter in input: "Key"'],
      ['table.get_item(Key="k")', "Invalid type for parameter Key, value: k, type: <class 'str'>, valid types: <class 'dict'>"],
      ['table.get_item(Key={"key": "k"}, Wrong=1)', 'Unknown parameter in input: "Wrong", must be one of: TableName, Key, '],
      ['table.get_item(Key={"key": "k"}, ConsistentRead=1)', 'Invalid type for parameter ConsistentRead'],
      ['table.scan(Limit=True)', 'Invalid type for parameter Limit'],
      ['table.put_item(Item={5: "a"})', 'Invalid type for parameter Item (key: 5)'],
      ['client.get_item(TableName="t", Key={"key": "k"})', 'Invalid type for parameter Key.key, value: k'],
      ['client.get_item(TableName="t", Key={"key": {"N": 5}})', 'Invalid type for parameter Key.key.N, value: 5'],
      ['client.get_item(TableName="t", Key={"key": {"X": "5"}})', 'Unknown parameter in Key.key: "X"'],
    ];
    for (const [call, message] of cases) {
      const [type, text] = evaluate(`raised(lambda: ${call})`) as [string, string];
      expect([call, type]).toEqual([call, 'ParamValidationError']);
      expect(text).toContain(`Parameter validation failed:\n${message}`);
    }
    expect(evaluate('raised(lambda: table.put_item(Item={"key": "k", "f": 1.5}))[0]')).toBe('TypeError');
    expect(python.requests).toEqual([]);
  });

  it('say what is offered', () => {
    expect(evaluate('raised(lambda: boto3.client("s3"))')).toEqual(['UnknownServiceError', expect.stringMatching(/^Unknown service: 's3'\. Valid service names are: dynamodb/)]);
    expect(evaluate('raised(lambda: client.create_table())')).toEqual(['AttributeError', expect.stringContaining('It offers: get_item')]);
    expect(evaluate('raised(lambda: boto3.resource("dynamodb").tables)[0]')).toBe('AttributeError');
    expect(evaluate('boto3.Session(region_name="x").client("dynamodb").describe_table(TableName="panther-kv-store")["Table"]["TableName"]')).toBe('panther-kv-store');
  });
});

describe('requests', () => {
  it('are the same text for plain parameters as for those that take the long way', () => {
    const calls = (wrap: string) => `
from types import MappingProxyType
class Text(str): pass
table.put_item(Item=${wrap}({"key": "é\\u2028\\"\\\\", "n": 5, "d": Decimal("1.5"), "s": {"a"}, "m": {"x": [None, True]}}), ReturnValues="ALL_OLD")
table.update_item(Key=${wrap}({"key": "k"}), UpdateExpression="SET #a = :v, b = :w", ExpressionAttributeNames=${wrap}({"#a": "a"}), ExpressionAttributeValues=${wrap}({":v": Text("x"), ":w": -7}))
table.get_item(Key=${wrap}({"key": "k"}), ConsistentRead=True, ReturnConsumedCapacity="TOTAL")
table.scan(Limit=1, ExclusiveStartKey=${wrap}({"key": "k"}))
`;
    const bodies = (wrap: string) => {
      python.requests = [];
      evaluate('1', calls(wrap));
      return python.requests.map(({ body }) => JSON.parse(body) as unknown);
    };
    const plain = bodies('dict');
    expect(plain).toHaveLength(4);
    expect(bodies('MappingProxyType')).toEqual(plain);
    expect(plain[0]).toMatchObject({ TableName: 'panther-kv-store', Item: { key: { S: 'é\u2028"\\' }, d: { N: '1.5' } } });
  });

  it('answer Python values, also page by page', () => {
    const put = 'for n in range(3): table.put_item(Item={"key": f"k{n}", "n": n})';
    expect(show('[page["Count"], len(page["Items"]), rest["Count"], "LastEvaluatedKey" in rest]', `${put}\npage = table.scan(Limit=2)\nrest = table.scan(ExclusiveStartKey=page["LastEvaluatedKey"])`)).toBe('[2, 2, 1, False]');
    expect(show('table.delete_item(Key={"key": "k1"}, ReturnValues="ALL_OLD")["Attributes"]["n"]')).toBe("Decimal('1')");
    expect(show('"Item" in table.get_item(Key={"key": "k1"})')).toBe('False');
    expect(show('table.get_item(Key={"key": "k2"})["ResponseMetadata"]["HTTPStatusCode"]')).toBe('200');
  });

  it('of the client are DynamoDB JSON, those of a resource\'s client Python values', () => {
    expect(evaluate('client.get_item(TableName="panther-kv-store", Key={"key": {"S": "k"}})["Item"]["n"]', 'client.put_item(TableName="panther-kv-store", Item={"key": {"S": "k"}, "n": {"N": "5"}})')).toEqual({ N: '5' });
    expect(show('table.meta.client.get_item(TableName="panther-kv-store", Key={"key": "k"})["Item"]["n"]')).toBe("Decimal('5')");
  });
});

describe('batch_writer', () => {
  it('sends 25 at a time and the rest at the end', () => {
    const counts = evaluate('counts', `
counts = []
with table.batch_writer() as batch:
    for n in range(30):
        batch.put_item(Item={"key": f"k{n}"})
        counts.append(table.scan(Select="COUNT")["Count"])
    batch.delete_item(Key={"key": "k0"})
`) as number[];
    expect(counts.slice(23)).toEqual([0, 25, 25, 25, 25, 25, 25]);
    expect(python.table.contents.size).toBe(29);
  });

  it('refuses two writes to one key, or keeps the last', () => {
    const twice = (options: string) => `
def twice():
    with table.batch_writer(${options}) as batch:
        batch.put_item(Item={"key": "k", "n": 1})
        batch.put_item(Item={"key": "k", "n": 2})
`;
    expect(evaluate('raised(twice)', twice(''))).toEqual(['ClientError', expect.stringContaining('Provided list of item keys contains duplicates')]);
    expect(evaluate('raised(twice)', twice('overwrite_by_pkeys=["key"]'))).toBeNull();
    expect(python.table.contents.get('k')?.['n']).toEqual({ N: '2' });
  });
});
