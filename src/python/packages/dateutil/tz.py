"""Time zones: UTC, fixed offsets, and zones by their name where Python knows them."""

from datetime import timedelta, tzinfo
from zoneinfo import ZoneInfo

_ZERO = timedelta(0)


class tzutc(tzinfo):
    """Coordinated universal time."""

    def utcoffset(self, dt):
        """Return no offset."""
        return _ZERO

    def dst(self, dt):
        """Return no offset."""
        return _ZERO

    def tzname(self, dt):
        """Return "UTC"."""
        return "UTC"

    def fromutc(self, dt):
        """Return the moment as it is."""
        return dt

    def __eq__(self, other):
        if not isinstance(other, tzinfo):
            return NotImplemented
        return isinstance(other, tzutc) or (isinstance(other, tzoffset) and other.utcoffset(None) == _ZERO)

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}()"


class tzlocal(tzutc):
    """The local zone: here everything is in UTC."""


class tzoffset(tzinfo):
    """A fixed offset from UTC, in seconds or as a timedelta, with a name or None."""

    def __init__(self, name, offset):
        self._name = name
        self._offset = offset if isinstance(offset, timedelta) else timedelta(seconds=offset)

    def utcoffset(self, dt):
        """Return the offset."""
        return self._offset

    def dst(self, dt):
        """Return no offset: daylight saving time is not known."""
        return _ZERO

    def tzname(self, dt):
        """Return the name, or None."""
        return self._name

    def __eq__(self, other):
        if not isinstance(other, tzinfo):
            return NotImplemented
        return isinstance(other, (tzoffset, tzutc)) and other.utcoffset(None) == self._offset

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({self._name!r}, {int(self._offset.total_seconds())})"


UTC = tzutc()


def gettz(name=None):
    """Return the zone of a name such as "Europe/Paris", or None where it is not known; the local one without a name."""
    if not name:
        return tzlocal()
    if name in ("UTC", "GMT", "Z"):
        return UTC
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # the last is what an unknown zone raises
        return None
