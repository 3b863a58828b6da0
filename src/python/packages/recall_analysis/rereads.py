"""Reads of a key that the same event wrote before."""

from .guards import always_before, may_follow
from .keys import same_key


def rereads(rule):
    """(write, read, whether the write was done in any case) where a read follows a write of the same key and column; the last write."""
    for read in rule.calls():
        if not read.helper.reads:
            continue
        writes = [
            call
            for call in rule.calls(entry=read.entry)
            if call.helper.does in ("write", "reset") and call.helper.column == read.helper.column and may_follow(call, read) and same_key(call.key, read.key)
        ]
        if writes:
            yield writes[-1], read, always_before(writes[-1], read)
