def rule(event):
    return event.get("result") == "denied" and bool(event.deep_get("user", "name"))


def title(event):
    return f"{event.deep_get('user', 'name')} declines pushes for logins from {event.deep_get('access_device', 'ip')}"


def dedup(event):
    return event.deep_get("user", "name")
