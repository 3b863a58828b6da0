def rule(event):
    return True


def unique(event):
    if event["value"] == "exit":
        raise SystemExit(1)
    return event["value"]
