import type { EpochSeconds } from '../clock/clock-types';
import type { Item, TableContents } from '../trace/item';
import { OPERATIONS, type Operation } from '../trace/trace-types';
import { DynamoError, invalid } from './dynamo-error';
import { writeUnits } from './item-size';
import { deleteItem } from './operations/delete-item';
import { describeTable } from './operations/describe-table';
import { getItem } from './operations/get-item';
import type { OperationHandler, Store } from './operations/operation';
import { putItem } from './operations/put-item';
import { query } from './operations/query';
import { scan } from './operations/scan';
import { updateItem } from './operations/update-item';
import { checkTable, parameter, parseBody, refuseLegacy, type RequestBody } from './request';
import { SweepSchedule, type Swept } from './sweep';
import type { SweepSettings } from './sweeper';
import type { Outcome } from './table-types';
import { keyOfItem, keyOfRequest, validateAttributes, validateItem } from './validate';

const HANDLERS: Record<Exclude<Operation, 'other'>, OperationHandler> = {
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Scan: scan,
  Query: query,
  DescribeTable: describeTable,
};

const ERROR_PREFIX = 'com.amazonaws.dynamodb.v20120810#';

/** The emulated DynamoDB table `panther-kv-store`, with the string hash key `key`. Deterministic, knows no clock. */
export class Table {
  /** The items as they are now; a view that follows every write. */
  readonly contents: TableContents;
  private readonly items = new Map<string, Item>();
  private readonly schedule: SweepSchedule;
  private readonly store: Store;
  private sorted: readonly string[] | null = null;

  /** Takes items as the table itself keeps them (validated ones). Throws a DynamoError for one without a valid key. */
  constructor(items: Iterable<Item>) {
    for (const item of items) this.items.set(keyOfItem(item), item);
    this.contents = this.items;
    this.schedule = new SweepSchedule(this.items);
    this.store = {
      contents: this.items,
      write: (key, item) => this.write(key, item),
      sortedKeys: () => (this.sorted ??= [...this.items.keys()].sort()),
    };
  }

  /**
   * Carries out one request of DynamoDB's JSON protocol. Never throws for what a request can have wrong: the response is
   * then an error body, and the table is as it was.
   */
  execute(operation: string, body: string): Outcome {
    const known = OPERATIONS.find((name) => name === operation);
    let request: RequestBody = {};
    try {
      if (known === undefined) {
        throw new DynamoError('UnknownOperationException', `The operation ${operation} is not offered by this table`);
      }
      request = parseBody(body);
      refuseLegacy(request);
      checkTable(request, known === 'DescribeTable');
      const { response, ...done } = HANDLERS[known](this.store, request);
      return { ...done, response: JSON.stringify(response), error: null, operation: known };
    } catch (error) {
      if (!(error instanceof DynamoError)) throw error;
      return this.failed(error, known ?? 'other', request);
    }
  }

  /**
   * Sets an item by hand, or deletes it where `item` is null: no condition, no capacity. Throws a DynamoError for an item
   * that PutItem would refuse, or whose key is another.
   */
  put(key: string, item: Item | null): { before: Item | null; after: Item | null } {
    const before = this.items.get(key) ?? null;
    const after = item === null ? null : validateItem(item);
    if (after !== null && keyOfItem(after) !== key) {
      throw invalid(`The item's key is not the key that it is stored under: ${key}`);
    }
    this.write(key, after);
    return { before, after };
  }

  /**
   * Lets the sweeper delete what is due at or before `now`, in order of time and key. To be called before the first
   * request at a new time.
   */
  sweep(now: EpochSeconds, settings: SweepSettings): Swept[] {
    const swept = this.schedule.due(now, settings);
    for (const { key } of swept) this.write(key, null);
    return swept;
  }

  /** Takes the place of a table with the same items whose last sweep was at `moment`. */
  resumeSweeper(moment: EpochSeconds): void {
    this.schedule.resume(moment);
  }

  private write(key: string, item: Item | null): void {
    if (item === null) {
      if (this.items.delete(key)) this.sorted = null;
      return;
    }
    if (!this.items.has(key)) this.sorted = null;
    this.items.set(key, item);
    this.schedule.written(key, item);
  }

  private failed(error: DynamoError, operation: Operation, request: RequestBody): Outcome {
    const key = keyOf(request);
    const item = (key === null ? undefined : this.items.get(key)) ?? null;
    const body = {
      __type: ERROR_PREFIX + error.name,
      message: error.message,
      ...(error.item === null ? {} : { Item: error.item }),
    };
    return {
      response: JSON.stringify(body),
      error: error.toTableError(),
      operation,
      key,
      before: item,
      after: item,
      units: error.name === 'ConditionalCheckFailedException' ? writeUnits(item, null) : 0,
    };
  }
}

/** The key that a refused request was about; null when it has no one valid key. */
function keyOf(request: RequestBody): string | null {
  const key = parameter(request, 'Key');
  const item = parameter(request, 'Item');
  try {
    if (key !== undefined) return keyOfRequest(key);
    return item === undefined ? null : keyOfItem(validateAttributes(item));
  } catch (error) {
    if (error instanceof DynamoError) return null;
    throw error;
  }
}
