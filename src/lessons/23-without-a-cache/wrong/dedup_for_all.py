def rule(event):
    return event.get("factor") == "duo_push" and event.get("result") == "denied" and bool(event.deep_get("user", "name"))


def title(event):
    return f"{event.deep_get('user', 'name')} declines pushes for logins from {event.deep_get('access_device', 'ip')}"


def dedup(event):
    return "declined pushes"
