from quirk_checks import raises


def shout(event):
    return event.get("name", "").upper() + "!"


def nothing(event):
    return None


def kind_of_event(event):
    has_neither = raises(AttributeError, lambda: event.deep_get("a")) and raises(AttributeError, lambda: event.udm("user"))
    return "plain" if has_neither and event["NAME"] == "ada" else "event"


def fails(event):
    return 1 / 0
