"""event.deep_get"""


def steps_in_any_case(event):
    return event.deep_get("A", "b", "C") == 1


def stays_outside_of_lists(event):
    return event.deep_get("list", "n") is None and event.deep_get("list", "n", default="d") == "d"


def value_midway(event):
    return event.deep_get("text", "more", default="d") == "d"


def final_null_is_the_default(event):
    return event.deep_get("a", "null", default="d") == "d"


def falsy_values_are_given(event):
    return [event.deep_get("a", name, default="d") for name in ("zero", "no", "empty")] == [0, False, ""]


def default_is_searched(event):
    return event.deep_get("missing", "inner", default={"inner": "found"}) == "found"


def no_keys_give_the_event(event):
    return event.deep_get() is event


def rule(event):
    return globals()[event["case"]](event)
