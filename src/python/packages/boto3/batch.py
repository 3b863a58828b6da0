"""`Table.batch_writer()`."""

from botocore.exceptions import ClientError

_BATCH_SIZE = 25


class BatchWriter:
    """
    Collects puts and deletes and sends them 25 at a time, the rest when the `with` block ends.

    The table here knows no BatchWriteItem, so a batch is sent as single PutItem and DeleteItem requests. As in
    DynamoDB, two writes to one key within a batch are refused; `overwrite_by_pkeys=["key"]` keeps the last one instead.
    """

    def __init__(self, table, overwrite_by_pkeys=None):
        self._table = table
        self._overwrite_by_pkeys = overwrite_by_pkeys
        self._waiting = []

    def put_item(self, Item):
        """Write an item when the batch is sent."""
        self._add("PutItem", Item)

    def delete_item(self, Key):
        """Delete an item when the batch is sent."""
        self._add("DeleteItem", Key)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        while self._waiting:
            self._flush()

    def _add(self, operation, content):
        if self._overwrite_by_pkeys:
            identity = [content[name] for name in self._overwrite_by_pkeys]
            self._waiting = [
                write
                for write in self._waiting
                if [write[1][name] for name in self._overwrite_by_pkeys] != identity
            ]
        self._waiting.append((operation, content))
        if len(self._waiting) >= _BATCH_SIZE:
            self._flush()

    def _flush(self):
        batch, self._waiting = self._waiting[:_BATCH_SIZE], self._waiting[_BATCH_SIZE:]
        keys = [content.get("key") for _, content in batch if isinstance(content.get("key"), str)]
        if len(keys) != len(set(keys)):
            message = "Provided list of item keys contains duplicates"
            raise ClientError({"Error": {"Code": "ValidationException", "Message": message}}, "BatchWriteItem")
        for operation, content in batch:
            if operation == "PutItem":
                self._table.put_item(Item=content)
            else:
                self._table.delete_item(Key=content)
