"""The caching helpers: their parameters and what they do with the table (PANTHER.md §3)."""

MODULES = ("panther_detection_helpers.caching", "panther_detection_helpers", "panther_oss_helpers", "panther_base_helpers")


class Helper:
    """`parameters` in order; `does`: `read`, `write` (leaves something), `expire`, `reset`; `column`: what it is about, '' all of the item."""

    def __init__(self, name, parameters, does, column):
        self.name = name
        self.parameters = parameters.split()
        self.does = does
        self.column = column

    @property
    def reads(self):
        return self.does == "read"

    @property
    def ttl(self):
        """The parameter that says when the item expires; None where there is none."""
        return next((name for name in ("epoch_seconds", "expiry_seconds") if name in self.parameters), None)


HELPERS = {
    helper.name: helper
    for helper in (
        Helper("get_counter", "key force_ttl_check", "read", "intCount"),
        Helper("increment_counter", "key val epoch_seconds", "write", "intCount"),
        Helper("reset_counter", "key", "reset", "intCount"),
        Helper("set_key_expiration", "key epoch_seconds", "expire", ""),
        Helper("put_dictionary", "key val epoch_seconds", "write", "dictionary"),
        Helper("get_dictionary", "key force_ttl_check", "read", "dictionary"),
        Helper("get_string_set", "key force_ttl_check", "read", "stringSet"),
        Helper("put_string_set", "key val epoch_seconds", "write", "stringSet"),
        Helper("add_to_string_set", "key val epoch_seconds", "write", "stringSet"),
        Helper("remove_from_string_set", "key val epoch_seconds", "reset", "stringSet"),
        Helper("reset_string_set", "key", "reset", "stringSet"),
        Helper("evaluate_threshold", "key threshold expiry_seconds", "write", "intCount"),
        Helper("check_account_age", "key", "read", "stringSet"),
    )
}


def helper_of(name):
    """The helper with a full name, e.g. `panther_oss_helpers.get_counter`; None where it is none."""
    module, _, short = name.rpartition(".")
    return HELPERS.get(short) if module in MODULES else None
