import type { Item } from '../trace/item';
import type { Operation, TableError } from '../trace/trace-types';

/** What one request did. */
export interface Outcome {
  /** The response body: DynamoDB JSON, or `{"__type": "com.amazonaws.dynamodb.v20120810#…", "message": …}` for an error. */
  response: string;
  error: TableError | null;
  operation: Operation;
  /** The hash key of the item concerned; null where there is no one valid key. */
  key: string | null;
  before: Item | null;
  after: Item | null;
  /** Consumed capacity units, also for requests whose condition failed. */
  units: number;
}
