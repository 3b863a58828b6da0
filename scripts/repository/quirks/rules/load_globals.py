CALLS = []


def rule(event):
    CALLS.append(event.get("n"))
    return len(CALLS) > 1
