VALUES = {
    "True": True,
    "False": False,
    "None": None,
    "empty text": "",
    "text": "yes",
    "one": 1,
    "zero": 0,
    "empty list": [],
}


def rule(event):
    return VALUES[event["value"]]
