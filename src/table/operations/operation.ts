import type { Item, TableContents } from '../../trace/item';
import type { RequestBody } from '../request';

/** What operations need of the table. */
export interface Store {
  readonly contents: TableContents;
  /** Replaces an item, or deletes it where `item` is null. */
  write(key: string, item: Item | null): void;
  /** All hash keys in the order of a Scan. */
  sortedKeys(): readonly string[];
}

/** What a successful request did. */
export interface Done {
  /** The response body, before it is turned into text. */
  response: object;
  /** null where the request does not concern one key. */
  key: string | null;
  before: Item | null;
  after: Item | null;
  /** Consumed capacity units. */
  units: number;
}

/** Carries out one request, or throws a DynamoError and changes nothing. */
export type OperationHandler = (store: Store, request: RequestBody) => Done;
