# Tries to speak to the table past boto3, with operations and bodies that make no sense.
# Sees: answered 24
from boto3 import wire

BODIES = ("", "[]", "{", '{"TableName": {"__proto__": 1}}', '{"__proto__": {"polluted": 1}}', '{"Key": ' + "[" * 5_000)


def rule(event):
    answers = []
    for body in BODIES:
        for operation in ("PutItem", "__proto__", "constructor", "toString"):
            answers.append(wire._send(operation, body)[:60])
    print("answered", len(answers), answers[0])
    return False
