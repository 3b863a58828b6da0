"""What an event is, and that it cannot be changed."""

from collections.abc import Mapping

from quirk_checks import raises


def mapping_but_no_dict(event):
    return isinstance(event, Mapping) and not isinstance(event, dict) and not isinstance(event["a"], dict)


def goes_through_its_keys(event):
    return list(event) == ["case", "Big", "a", "l"] == list(event.keys()) and len(event) == 4 and dict(event.items())["Big"] == 1


def wraps_what_it_gives(event):
    kinds = [type(value).__name__ for value in event.values()]
    return kinds == ["str", "int", "ImmutableCaseInsensitiveDict", "ImmutableList"]


def empty_is_falsy(event):
    return not event["a"] and bool(event)


def assign(event):
    event["new"] = 1


def assign_below(event):
    event["a"]["new"] = 1


def delete(event):
    del event["Big"]


def merge(event):
    return event | {"new": 1}


def pop(event):
    return event.pop("Big")


def update(event):
    event.update({"new": 1})


def rule(event):
    return globals()[event["case"]](event)
