"""Lists of an event."""

from quirk_checks import raises


def equals_list_and_tuple(event):
    return event["l"] == [1, {"a": 2}] and event["l"] == (1, {"a": 2}) and event["l"] != [1] and event["l"] == event["l"]


def cannot_be_hashed(event):
    return raises(TypeError, hash, event["l"]) and raises(TypeError, hash, event)


def goes_through_wrapped_members(event):
    return [type(one).__name__ for one in event["l"]] == ["int", "ImmutableCaseInsensitiveDict"] and event["l"][1]["A"] == 2


def slice_is_a_raw_tuple(event):
    some = event["l"][:]
    return type(some) is tuple and type(some[1]) is dict


def slice_can_be_changed(event):
    event["l"][1:][0]["new"] = 3
    return event["l"][1]["new"] == 3


def after_the_slice(event):
    return "new" not in event["l"][1]


def append(event):
    event["l"].append(3)


def pop(event):
    event["l"].pop()


def assign(event):
    event["l"][0] = 3


def add(event):
    return event["l"] + [3]


def as_list(event):
    for copied in (event["l"].as_list(), event["l"].copy()):
        copied[1]["a"] = 5
        copied.append(3)
    return type(copied) is list and event["l"] == [1, {"a": 2}]


def rule(event):
    return globals()[event["case"]](event)


def title(event):
    return f"{event['l']}"
