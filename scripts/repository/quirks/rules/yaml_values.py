"""What the values of a log are in Python."""


def rule(event):
    return repr(event["value"]) == event["is"]
