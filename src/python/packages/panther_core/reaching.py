"""Reaching into nested data: one path (`deep_get`), or every path through lists (`deep_walk`)."""

from collections.abc import Mapping, Sequence


def deep_get(dictionary, *keys, default=None):
    """
    Return the value under a path of keys; lists are never entered.

    Where a key is missing, the search goes on in `default`: a mapping given as default is searched for the remaining
    keys. What is no mapping before the last key, or a final None, gives `default`.
    """
    value = dictionary
    for key in keys:
        if not isinstance(value, (dict, Mapping)):
            return default
        value = value.get(key, default)
    return default if value is None else value


def deep_walk(obj, *keys, default=None, return_val="all"):
    """
    Return what lies under a path of keys, through every list on the way.

    Without a list on the way: the value as it is (a list at the end too), or `default` for None, a missing key or a
    list that holds nothing but empty lists. Through a list: the values found, without None and repetitions, lists among
    them flattened by one level; `default` for none, the value itself for one, otherwise the list of them, or its
    `"first"` or `"last"`. Any other `return_val` gives the text "all". Values under a list have to be hashable:
    dictionaries and lists of lists raise TypeError.
    """
    if not keys:
        return default if _holds_nothing(obj) else obj
    if isinstance(obj, (dict, Mapping)):
        inner = obj.get(keys[0])
        return default if inner is None else deep_walk(inner, *keys[1:], default=default, return_val=return_val)
    found = {}
    if _is_listed(obj):
        for member in obj:
            value = deep_walk(member, *keys, default=default, return_val=return_val)
            if _is_listed(value):
                found.update(dict.fromkeys(value))
            elif value is not None:
                found[value] = None
    if not found:
        return default
    values = list(found)
    if return_val == "first":
        return values[0]
    if return_val == "last":
        return values[-1]
    if return_val == "all":
        return values[0] if len(values) == 1 else values
    return "all"


def _is_listed(value):
    return isinstance(value, Sequence) and not isinstance(value, str)


def _holds_nothing(value):
    return _is_listed(value) and all(map(_holds_nothing, value))
