import { itemSize } from '../item-size';
import { TABLE_NAME } from '../request';
import { KEY } from '../validate';
import type { Done, Store } from './operation';

/** DescribeTable. Unlike DynamoDB's, which are some hours old, the item count and size are those of the moment. */
export function describeTable(store: Store): Done {
  let bytes = 0;
  for (const item of store.contents.values()) bytes += itemSize(item);
  const table = {
    TableName: TABLE_NAME,
    TableStatus: 'ACTIVE',
    AttributeDefinitions: [{ AttributeName: KEY, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: KEY, KeyType: 'HASH' }],
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ItemCount: store.contents.size,
    TableSizeBytes: bytes,
  };
  return { response: { Table: table }, key: null, before: null, after: null, units: 0 };
}
