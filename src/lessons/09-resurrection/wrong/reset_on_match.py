from panther_detection_helpers.caching import add_to_string_set, reset_string_set

WINDOW = 60 * 60
LIMIT = 3


def rule(event):
    if event.deep_get("event", "type") != "page.guest_invited":
        return False
    person = event.deep_get("event", "actor", "person", "email")
    guest = event.deep_get("event", "target")
    if not person or not guest:
        return False
    key = f"Lesson.Resurrection:guests:{person}"
    guests = add_to_string_set(key, guest, epoch_seconds=event.event_time_epoch() + WINDOW)
    if len(guests) < LIMIT:
        return False
    reset_string_set(key)
    return True


def title(event):
    return f"{event.deep_get('event', 'actor', 'person', 'email')} invited three guests"
