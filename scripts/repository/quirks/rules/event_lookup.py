def rule(event):
    return event.lookup("people", event["who"]) == event["expects"]
