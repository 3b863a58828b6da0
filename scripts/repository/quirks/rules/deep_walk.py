"""event.deep_walk"""

from quirk_checks import raises


def keys_in_exact_case(event):
    return event.deep_walk("a", "b") == 1 and event.deep_walk("A", "b", default="d") == "d"


def raw_values(event):
    return type(event.deep_walk("a")) is dict


def final_list_is_whole(event):
    return event.deep_walk("leaf", return_val="first") == [1, 2]


def empty_lists_are_the_default(event):
    return event.deep_walk("hollow", default="d") == "d"


def fans_out(event):
    return event.deep_walk("many", "n") == [3, 1, 2]


def first_and_last(event):
    return (event.deep_walk("many", "n", return_val="first"), event.deep_walk("many", "n", return_val="last")) == (3, 2)


def one_is_no_list(event):
    return event.deep_walk("single", "n") == 7


def none_is_the_default(event):
    return event.deep_walk("many", "missing", default=None) is None and event.deep_walk("single", "missing") is None


def default_stands_for_missing_ones(event):
    return event.deep_walk("many", "n", default="d") == [3, 1, "d", 2]


def lists_are_flattened_once(event):
    return event.deep_walk("lists", "l") == [1, 2, 3]


def another_return_val_is_all(event):
    return event.deep_walk("many", "n", return_val="every") == "all"


def mappings_under_a_list(event):
    return raises(TypeError, lambda: event.deep_walk("objects", "o"))


def lists_of_lists_under_a_list(event):
    return raises(TypeError, lambda: event.deep_walk("nested", "l"))


def rule(event):
    return globals()[event["case"]](event)
