"""RC139: an item without an expiry of its own."""

from ..findings import finding
from ..keys import each, same_key

CODE = "RC139"


def check(rule):
    """A write without epoch_seconds, where nothing else in the detection gives the key an expiry."""
    expiring = [call for call in rule.calls() if call.name == "set_key_expiration" or (call.ttl is not None)]
    for call in rule.calls("increment_counter", "put_dictionary", "put_string_set", "add_to_string_set"):
        if call.ttl is not None or call.is_guessed or not each(call.key):
            continue
        if any(same_key(other.key, call.key) for other in expiring):
            continue
        yield finding(CODE, call, f"{call.name} is not told when the item expires, so it stays for 90 days after the last write.")
