def rule(event):
    return True


def severity(event):
    return event["severity"]
