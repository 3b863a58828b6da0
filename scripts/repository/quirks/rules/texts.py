def rule(event):
    return event.get("match", True)


def told(event, name):
    value = event.get(name, "fine")
    if value == "long":
        return "x" * 1001
    if value == "as long as may be":
        return "x" * 1000
    if value == "raise":
        raise LookupError(name)
    return value


def title(event):
    return told(event, "title")


def description(event):
    return told(event, "description")


def reference(event):
    return told(event, "reference")


def runbook(event):
    return told(event, "runbook")


def dedup(event):
    return told(event, "dedup")
