def rule(event):
    return True


title = "no function"


def description(event):
    return 1 / 0


def alert_context(event):
    return event["missing"]
