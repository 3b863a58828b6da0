CALLED = []


def told(name):
    CALLED.append(name)
    return ",".join(CALLED)


def rule(event):
    CALLED.clear()
    told("rule")
    return event.get("match")


def unique(event):
    return told("unique")


def alert_context(event):
    return {"called": told("alert_context")}


def dedup(event):
    return told("dedup")


def destinations(event):
    told("destinations")


def runbook(event):
    return told("runbook")


def severity(event):
    told("severity")
    return "DEFAULT"


def reference(event):
    return told("reference")


def description(event):
    return told("description")


def title(event):
    return told("title")
