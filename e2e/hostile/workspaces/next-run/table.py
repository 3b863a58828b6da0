# Tries to leave items where a run from an empty table would see them.
# Sees: ^0\n
from boto3 import resource

table = resource("dynamodb").Table("panther-kv-store")
print(table.scan()["Count"])


def rule(event):
    table.put_item(Item={"key": "pwned", "intCount": 1, "expiresAt": 2**40})
    table.put_item(Item={"key": "__proto__", "intCount": 1})
    table.put_item(Item={"key": "constructor", "polluted": {"__proto__": {"polluted": True}}})
    return False
