import type { Item } from '../trace/item';
import type { TableError } from '../trace/trace-types';

/** The error names that this table answers with, as DynamoDB spells them. */
export type DynamoErrorName =
  | 'ValidationException'
  | 'ConditionalCheckFailedException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'UnknownOperationException';

/** A request that DynamoDB would refuse: `name` is the error's short name, `message` DynamoDB's text. */
export class DynamoError extends Error {
  override readonly name: DynamoErrorName;
  /** The item that failed the condition, when the request asked for it (ReturnValuesOnConditionCheckFailure). */
  readonly item: Item | null;

  constructor(name: DynamoErrorName, message: string, item: Item | null = null) {
    super(message);
    this.name = name;
    this.item = item;
  }

  /** The error as the trace keeps it. */
  toTableError(): TableError {
    return { type: this.name, message: this.message };
  }
}

/** The most frequent refusal. */
export function invalid(message: string): DynamoError {
  return new DynamoError('ValidationException', message);
}
