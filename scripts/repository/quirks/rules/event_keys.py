"""How an event finds the value of a key."""

from quirk_checks import raises


def exact_key_wins(event):
    return event["key"] == "exact" and event["KEY"] == "first"


def first_equal_but_for_case(event):
    return event["uSER"] == "first" and event.get("uSER") == "first" and "uSER" in event


def missing(event):
    return raises(KeyError, lambda: event["no"]) and event.get("no") is None and event.get("no", 3) == 3 and "no" not in event


def null_is_no_missing(event):
    return event.get("empty", "default") is None and "empty" in event and event["empty"] is None


def nested(event):
    return event["outer"]["INNER"] == 1 and event.get("Outer").get("inner") == 1


def key_that_is_no_text(event):
    return raises(AttributeError, lambda: event[3]) and raises(AttributeError, event.get, 3) and raises(AttributeError, lambda: None in event)


def key_that_is_no_text_of_an_empty_mapping(event):
    empty = event["nothing"]
    return raises(KeyError, lambda: empty[3]) and empty.get(3, "d") == "d" and 3 not in empty


def rule(event):
    return globals()[event["case"]](event)
