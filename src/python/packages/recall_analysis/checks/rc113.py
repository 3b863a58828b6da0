"""RC113: a read that takes an expired item for a live one."""

from ..expiry import gives_own, is_bucket
from ..findings import argument, finding, fix
from ..keys import same_key
from ..values import Literal

CODE = "RC113"


def check(rule):
    """A read without force_ttl_check whose key this detection gives an expiry of its own."""
    own = [call for call in rule.calls() if gives_own(call)]
    for read in rule.calls("get_counter", "get_dictionary", "get_string_set"):
        forced = read.arguments.get("force_ttl_check")
        if read.is_guessed or read.is_discarded or (forced is not None and not (isinstance(forced, Literal) and not forced.value)):
            continue
        writes = [call for call in own if same_key(call.key, read.key)]
        if not writes or is_bucket(read.key):
            continue
        line = writes[0].node.lineno
        place = f"line {line}" if writes[0].module is read.module else f"line {line} of {writes[0].module.path}"
        yield finding(
            CODE,
            read,
            f"{read.name} also returns what has expired: {place} gives this key an expiry, and DynamoDB deletes up to 48 hours later.",
            calls=[read],
            fix=fix("Have expired items ignored", argument(read.module, read.node, "force_ttl_check", "True", 1)),
        )
