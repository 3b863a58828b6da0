def rule(event):
    return event.event_time_epoch() == event["epoch"]
