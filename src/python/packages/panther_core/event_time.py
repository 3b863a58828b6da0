"""Panther's own spelling of a moment, `2023-05-26 20:14:51.000000000`, as epoch seconds."""

import re
from calendar import timegm
from datetime import UTC, datetime

# A bare date, a trailing Z or an offset is not matched: the product reads those as 0.
_MOMENT = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*", re.ASCII)


def epoch_seconds(text, only_utc=True):
    """
    Return whole seconds since 1970, or 0 where the text is empty or not in a form that is read.

    A moment without offset is in UTC. ISO 8601 forms with Z or offset, and bare dates, are read only without `only_utc`.
    """
    found = _MOMENT.fullmatch(text)
    try:
        if found is not None:
            return timegm(datetime(*(int(part or 0) for part in found.groups())).timetuple())
        if only_utc:
            return 0
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
