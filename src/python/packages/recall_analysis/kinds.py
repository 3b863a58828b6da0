"""Of what kind a value is, where that is sure."""

from .values import Cached, Called, Choice, Event, Imported, Items, Literal, Operation, Text, Time

#: What functions and methods return, by name.
_RETURNED = {
    "text": (
        "str repr format chr hex ascii input .lower .upper .strip .lstrip .rstrip .title .capitalize .casefold .format .zfill .join "
        ".isoformat .strftime .ctime .hexdigest .decode .removeprefix .removesuffix json.dumps"
    ),
    "int": "int len hash ord .toordinal .bit_length",
    "float": "float .total_seconds",
    "bool": "bool isinstance any all hasattr callable .startswith .endswith .isdigit .issubset .issuperset .isdisjoint",
    "set": "set frozenset .union .intersection .difference .symmetric_difference",
    "list": "list sorted .split .splitlines .rsplit .as_list",
    "dict": "dict .to_dict",
    "tuple": "tuple .partition .rpartition",
    "bytes": "bytes .encode .digest",
    "datetime": (
        "datetime.datetime datetime.date datetime.datetime.fromtimestamp datetime.datetime.utcfromtimestamp datetime.datetime.strptime "
        "datetime.datetime.fromisoformat .astimezone"
    ),
    "timedelta": "datetime.timedelta",
    "decimal": "decimal.Decimal",
}
_KINDS = {name: kind for kind, names in _RETURNED.items() for name in names.split()}
#: What the caching helpers return. A `count` is a Decimal; the first one of a key is an int.
_HELPERS = {
    "get_counter": "count", "increment_counter": "count", "get_dictionary": "dict", "get_string_set": "set", "add_to_string_set": "set",
    "remove_from_string_set": "set", "evaluate_threshold": "bool", "check_account_age": "bool", "reset_counter": "none", "put_dictionary": "none",
    "put_string_set": "none", "reset_string_set": "none", "set_key_expiration": "none",
}
_ARITHMETIC = {"+", "-", "*", "/", "//", "%", "**"}
_COMPARISONS = {"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in", "not"}
_NUMBERS = {"bool": 0, "int": 1, "float": 2}
_MOST = 60


def kind_of(value):
    """
    `text`, `int`, `float`, `bool`, `none`, `bytes`, `list`, `tuple`, `set`, `dict`, `datetime`, `timedelta`, `decimal`, `count` (what a
    counter returned), `event`; None where it is not sure, or one of several kinds.
    """
    return _kind(value, 0, {})


def _kind(value, depth, known):
    """`known`: kinds by the id of values that were looked at, as `x = x + x` makes each of them part of the next one twice."""
    if id(value) not in known:
        known[id(value)] = None if depth > _MOST else _looked(value, depth, known)
    return known[id(value)]


def _looked(value, depth, known):
    if isinstance(value, Literal):
        return {str: "text", type(None): "none"}.get(type(value.value), type(value.value).__name__)
    if isinstance(value, Text):
        return "text"
    if isinstance(value, Items):
        return value.kind
    if isinstance(value, Event):
        return "event"
    if isinstance(value, Cached):
        return _HELPERS[value.call.name]
    if isinstance(value, Time):
        return _of_time(value)
    if isinstance(value, Imported):
        return "text" if value.name == "__name__" else None
    if isinstance(value, Choice):
        return _common(value.options, depth, known)
    if isinstance(value, Called):
        return _of_call(value, depth, known)
    return _of_operation(value, depth, known) if isinstance(value, Operation) else None


def _of_time(value):
    if value.form in ("text", "datetime"):
        return value.form
    if value.form == "date":
        return "datetime"
    return "int" if value.source == "event" or value.form == "nanoseconds" else "float"


def _of_call(value, depth, known):
    if value.name == ".copy":
        return _kind(value.arguments[0], depth + 1, known)
    if value.name in (".union", ".intersection", ".difference", ".symmetric_difference"):
        return "set" if _kind(value.arguments[0], depth + 1, known) == "set" else None
    if value.name == ".replace":
        # A moment has such a method too.
        return _kind(value.arguments[0], depth + 1, known)
    return _KINDS.get(value.name)


def _of_operation(value, depth, known):
    if value.operator in _COMPARISONS:
        return "bool"
    if value.operator in ("and", "or"):
        return _common(value.operands, depth, known)
    kinds = [_kind(one, depth + 1, known) for one in value.operands]
    if value.operator == "[]":
        return "text" if kinds[0] == "text" else None
    if None in kinds or len(kinds) != 2:
        return None
    left, right = kinds
    if value.operator in ("|", "&", "-", "^") and left == right == "set":
        return "set"
    if value.operator in _ARITHMETIC and left in _NUMBERS and right in _NUMBERS:
        if value.operator == "/":
            return "float"
        return max(left, right, "int", key=_NUMBERS.__getitem__)
    if value.operator in _ARITHMETIC and {left, right} <= {"count", "int", "bool"}:
        return "count"
    if "datetime" in kinds and "timedelta" in kinds:
        return "datetime"
    if value.operator == "+" and left == right and left in ("list", "tuple"):
        return left
    return None


def _common(values, depth, known):
    kinds = {_kind(one, depth + 1, known) for one in values}
    return kinds.pop() if len(kinds) == 1 else None
