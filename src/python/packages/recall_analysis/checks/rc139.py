"""RC139: an item without an expiry of its own."""

from ..findings import finding
from ..keys import each, same_key
from ..values import Items, Literal

CODE = "RC139"


def check(rule):
    """Writes without epoch_seconds, where nothing else in the detection gives the key an expiry. One finding a key."""
    expiring = [call for call in rule.calls() if call.name in ("set_key_expiration", "evaluate_threshold") or call.ttl is not None]
    found = []
    for call in rule.calls("increment_counter", "put_dictionary", "put_string_set", "add_to_string_set"):
        if call.ttl is not None or call.is_guessed or not each(call.key) or _is_empty_set(call):
            continue
        if any(same_key(other.key, call.key) for other in expiring):
            continue
        known = next((calls for calls in found if same_key(calls[0].key, call.key)), None)
        if known:
            known.append(call)
        else:
            found.append([call])
    for calls in found:
        yield finding(CODE, calls[0], f"{calls[0].name} is not told when the item expires, so it stays for 90 days after the last write.", calls=calls, severity="info")


def _is_empty_set(call):
    """put_string_set of an empty set writes no expiry: it takes the set away."""
    value = call.arguments.get("val")
    return call.name == "put_string_set" and ((isinstance(value, Items) and not value.items) or (isinstance(value, Literal) and not value.value))
