"""
Reads moments as people and logs write them.

What is not said (the year, the time) is taken from `default`: today, at midnight. The forms that are read, and what they
mean, were compared with those of python-dateutil 2.9; src/python/dateutil-cases.json has the cases. Other forms raise
ParserError.
"""

import re
from calendar import monthrange
from datetime import datetime, timedelta

from . import tz

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG = re.compile(
    r"(january|february|march|april|june|july|august|september|october|november|december)|sept"
    r"|(monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\b\.?)?|\b(\d{1,2})\s*([ap])\.?m\b\.?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s*(?:(Z|UTC|GMT)(?![A-Za-z])|([A-Z]{3,5})(?![A-Za-z]))?\s*(?:([+-])(\d{2}):?(\d{2})?|([+-])(\d))?(?:\s*\(([A-Z]{3,5})\))?")
_COMPACT = re.compile(r"(?<!\d)(\d{8})(?:T|\s)?(\d{2})(\d{2})(\d{2})?(?:\.(\d+))?(?=Z|[+-]\d|\s|$)|(?<!\d)(\d{8})(?!\d)", re.IGNORECASE)
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)?|[A-Za-z]+|\S", re.IGNORECASE)
_FILLERS = frozenset((",", ".", "/", "-", "t", "at", "on", "and", "ad", "m", "of", "st", "nd", "rd", "th", ";"))


class ParserError(ValueError):
    """A text that cannot be read as a moment."""

    def __str__(self):
        try:
            return self.args[0] % self.args[1:]
        except (TypeError, IndexError):
            return super().__str__()


def parse(timestr, parserinfo=None, default=None, ignoretz=False, tzinfos=None, dayfirst=False, yearfirst=False, fuzzy=False):
    """
    Return the datetime that a text means; with a zone where the text has one, unless `ignoretz`.

    `tzinfos` gives zones by their name, or is a function of name and offset. With `fuzzy`, words that mean nothing are
    left out. Raises ParserError (a ValueError) for other texts, and TypeError for what is no text.
    """
    if isinstance(timestr, (bytes, bytearray)):
        timestr = timestr.decode()
    elif hasattr(timestr, "read"):
        timestr = timestr.read()
    if not isinstance(timestr, str):
        raise TypeError(f"Parser must be a string or character stream, not {type(timestr).__name__}")
    try:
        found = _iso(timestr) or _Reading(timestr, dayfirst, yearfirst, fuzzy)
        return found.moment(default, ignoretz, tzinfos)
    except _Unreadable as error:
        raise ParserError(f"{error}: %s", timestr) from None
    except ValueError as error:
        raise ParserError(f"{error}: %s", timestr) from error


def isoparse(dt_str):
    """Return the datetime that an ISO 8601 text means. Raises ValueError for other texts."""
    if isinstance(dt_str, (bytes, bytearray)):
        dt_str = dt_str.decode("ascii")
    moment = datetime.fromisoformat(f"{dt_str}-01" if re.fullmatch(r"\d{4}-\d{2}", dt_str) else dt_str)
    if moment.tzinfo is None:
        return moment
    offset = moment.utcoffset()
    return moment.replace(tzinfo=tz.tzoffset(None, offset) if offset else tz.UTC)


class _Unreadable(Exception):
    """No form that is read; the message is the reason."""


class _Fields:
    """What a text says: parts of a date and a time that may be missing, and a zone."""

    date = (None, None, None)
    weekday = None
    time = None
    zone = None

    def moment(self, default, ignoretz, tzinfos):
        """Return the datetime, with what is missing from `default`. Raises ValueError for a date that there is not."""
        if default is None:
            default = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
        year, month, day = self.date
        if (year, month, day, self.weekday, self.time) == (None,) * 5:
            raise _Unreadable("String does not contain a date")
        year, month = default.year if year is None else year, default.month if month is None else month
        first = default.replace(year=year, month=month, day=1)
        moment = first.replace(day=min(default.day, monthrange(year, month)[1]) if day is None else day)
        if self.time is not None:
            given = dict(zip(("hour", "minute", "second", "microsecond"), self.time))
            moment = moment.replace(**{name: value for name, value in given.items() if value is not None})
        if self.weekday is not None and day is None:
            moment += timedelta(days=(self.weekday - moment.weekday()) % 7)
        return moment if ignoretz or self.zone is None else moment.replace(tzinfo=_zone(*self.zone, tzinfos))


def _zone(name, seconds, tzinfos):
    if tzinfos is not None and (callable(tzinfos) or name in tzinfos):
        given = tzinfos(name, seconds) if callable(tzinfos) else tzinfos[name]
        return tz.tzoffset(name, given) if isinstance(given, int) else tz.gettz(given) if isinstance(given, str) else given
    if seconds is None:
        return tz.UTC if (name or "").upper() in ("Z", "UTC", "GMT") else None
    return tz.tzoffset(name, seconds) if seconds else tz.UTC


def _microseconds(digits):
    return int(digits[:6].ljust(6, "0")) if digits else 0


def _iso(text):
    """Return the fields of the form that logs have most, or None for others."""
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    fields = _Fields()
    fields.date = (int(year), int(month), int(day))
    if hour is None:
        return fields if zone is None else None
    fields.time = (int(hour), int(minute), int(second or 0), _microseconds(fraction))
    if zone is not None:
        fields.zone = (zone.upper(), None) if zone[0] not in "+-" else (None, _offset(zone[0], zone[1:3], zone[3:].lstrip(":")))
    return fields


def _offset(sign, hours, minutes):
    return (int(hours) * 3600 + int(minutes or 0) * 60) * (-1 if sign == "-" else 1)


class _Reading(_Fields):
    """Any other form: time and zone are taken out of the text, and what is left is a date."""

    def __init__(self, text, dayfirst, yearfirst, fuzzy):
        self._fuzzy = fuzzy
        self._dayfirst = dayfirst
        self._yearfirst = yearfirst
        rest = self._take_time(text)
        rest = _LONG.sub(lambda word: word[0][:3], rest)
        self._read_date(rest)

    def _take_time(self, text):
        compact = _COMPACT.search(text)
        if compact is not None:
            digits = compact[1] or compact[6]
            self.date = (int(digits[:4]), int(digits[4:6]), int(digits[6:]))
            if compact[1] is not None:
                hour, minute, second, fraction = compact.groups()[1:5]
                self.time = (int(hour), int(minute), int(second or 0), _microseconds(fraction))
            return text[: compact.start()] + " " + self._take_zone(text[compact.end() :])
        found = _TIME.search(text)
        if found is None:
            return text
        hour, minute, second, fraction, half, bare_hour, bare_half = found.groups()
        half = half or bare_half
        hour = int(hour or bare_hour)
        if half is not None:
            if not 0 <= hour <= 12:
                raise ValueError("Invalid hour specified for 12-hour clock.")
            hour = hour % 12 + (12 if half in "pP" else 0)
        self.time = (hour, int(minute or 0), None if second is None else int(second), _microseconds(fraction) if fraction else None)
        return text[: found.start()] + " " + self._take_zone(text[found.end() :])

    def _take_zone(self, text):
        found = _ZONE.match(text)
        utc, name, sign, hours, minutes, short_sign, short_hours, comment = found.groups()
        if name is not None and name.lower()[:3] in _MONTHS + _WEEKDAYS:
            return text
        offset = None if (sign or short_sign) is None else _offset(sign or short_sign, hours or short_hours, minutes)
        if offset is not None and (utc or name):
            # "GMT+3" is read as: three hours more make it GMT.
            offset, utc = -offset, None
        if (utc or name or offset) is None:
            return text
        self.zone = (utc or name or comment, offset)
        return text[found.end() :]

    def _read_date(self, text):
        numbers = []
        month_at = None
        for token in _TOKEN.findall(text):
            word = token.lower()
            if token[0].isdigit():
                numbers.append(re.sub(r"\D", "", token))
            elif word in _MONTHS and month_at is None and self.date[1] is None:
                month_at = len(numbers)
                self._month = _MONTHS.index(word) + 1
            elif word in _WEEKDAYS:
                self.weekday = _WEEKDAYS.index(word)
            elif word not in _FILLERS and not self._fuzzy:
                raise _Unreadable("Unknown string format")
        if self.date[0] is not None:
            if numbers and not self._fuzzy:
                raise _Unreadable("Unknown string format")
        elif month_at is not None:
            self.date = self._around_month(numbers)
        elif numbers:
            self.date = self._of_numbers(numbers)

    def _around_month(self, numbers):
        if len(numbers) > 2:
            raise _Unreadable("Unknown string format")
        year = next((number for number in numbers if len(number) > 2 or int(number) > 31), None)
        rest = [number for number in numbers if number is not year]
        if year is None and len(rest) == 2:
            year = rest.pop()
        return (None if year is None else _year(year), self._month, int(rest[0]) if rest else None)

    def _of_numbers(self, numbers):
        if len(numbers) > 3:
            raise _Unreadable("Unknown string format")
        if len(numbers) == 1:
            return self._of_one(numbers[0])
        values = [int(number) for number in numbers]
        year_at = next((at for at, number in enumerate(numbers) if len(number) > 2 or int(number) > 31), None)
        if len(numbers) == 2:
            if year_at is None:
                month, day = values if values[0] <= 12 and not self._dayfirst or values[1] > 12 else reversed(values)
                return None, month, day
            return _year(numbers[year_at]), values[1 - year_at], None
        if year_at == 0 or (year_at is None and self._yearfirst):
            first, second = values[1:]
            month, day = (second, first) if (self._dayfirst and second <= 12) or first > 12 else (first, second)
            return _year(numbers[0]), month, day
        if year_at == 1:
            raise _Unreadable("Unknown string format")
        first, second = values[:2]
        month, day = (second, first) if (self._dayfirst and second <= 12) or first > 12 else (first, second)
        return _year(numbers[2]), month, day

    def _of_one(self, number):
        if len(number) == 6:
            return self._of_numbers([number[:2], number[2:4], number[4:]])
        if len(number) == 4 or int(number) > 31:
            return _year(number), None, None
        return None, None, int(number)


def _year(text):
    year = int(text)
    if len(text) > 2:
        return year
    # Two digits mean the year that is less than 50 years away.
    this = datetime.now().year
    year += this // 100 * 100
    if year >= this + 50:
        return year - 100
    return year + 100 if year < this - 50 else year
