"""
Panther's own spelling of a moment, `2023-05-26 20:14:51.000000000`, as epoch seconds, and the others that it reads.

The product appends " UTC" and gives the text to a general parser of dates. So a zone of the text's own is one too many,
and a date alone is refused, because a zone needs a time: both are 0. What that parser completes from today's date, such
as a day without year, is 0 here.

src/clock/panther-time-forms.ts reads the same forms; src/clock/panther-time-cases.json holds both to it.
"""

import re
from calendar import timegm
from datetime import UTC, datetime

_FLAGS = re.ASCII | re.IGNORECASE
_MOMENT = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d*)?)?\s*", _FLAGS)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tue(?:s(?=d))?|wed(?:nes(?=d))?|thu(?:rs(?=d))?|fri|sat(?:ur(?=d))?|sun)(?:day)?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TO_TIME = r"(?:t|,?\s+(?:at\s+)?)"
_DATES = [
    re.compile(pattern, _FLAGS)
    for pattern in (
        rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TO_TIME}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:{_TO_TIME}|(?=(?:\d\d){{2,3}}$))",
        rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_TO_TIME}",
        rf"{_WEEKDAY}{_NAME}\.?\s+{_DAY},?\s+(?P<year>\d{{4}}){_TO_TIME}",
        rf"{_WEEKDAY}{_DAY}(?:-|/|\s+){_NAME}(?:-|/|,?\s+)(?P<year>\d{{4}}){_TO_TIME}",
    )
]
_TIMES = [
    re.compile(pattern, _FLAGS)
    for pattern in (
        r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d*)?)?(?:\s*(?P<half>[ap])\.?m\.?)?",
        r"(?P<hour>\d{2})(?:(?P<minute>\d{2})(?:(?P<second>\d{2})(?:\.\d*)?)?)?",
        r"(?P<hour>\d{1,2})\s*(?P<half>[ap])\.?m\.?",
    )
]
# `Fri May 26 20:14:51 2023`: the year comes last.
_YEAR_LAST = re.compile(rf"({_WEEKDAY}{_NAME}\s+\d{{1,2}})\s+(\d{{1,2}}:\d{{2}}\S*)\s+(\d{{4}})", _FLAGS)


def epoch_seconds(text, only_utc=True):
    """
    Return whole seconds since 1970, or 0 where the text is empty or not in a form that is read.

    A moment without offset is in UTC. ISO 8601 forms with Z or offset, and bare dates, are read only without `only_utc`.
    """
    try:
        found = _MOMENT.fullmatch(text)
        parts = [int(part or 0) for part in found.groups()] if found else _parts(text.strip())
        if parts is not None:
            return timegm(datetime(*parts).timetuple())
        if only_utc:
            return 0
        moment = datetime.fromisoformat(text)
    except ValueError:
        return 0
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _parts(text):
    """Return year, month, day, hour, minute and second, or None. Raises ValueError for 13 o'clock in the afternoon."""
    year_last = _YEAR_LAST.fullmatch(text)
    if year_last is not None:
        text = f"{year_last[1]} {year_last[4]} {year_last[3]}"
    date = next(filter(None, (pattern.match(text) for pattern in _DATES)), None)
    if date is None:
        return None
    time = next(filter(None, (pattern.fullmatch(text, date.end()) for pattern in _TIMES)), None)
    return None if time is None else [*_date_parts(date.groupdict()), *_time_parts(time.groupdict())]


def _date_parts(found):
    year = int(found["year"])
    if "name" in found:
        return year, _MONTHS.index(found["name"][:3].lower()) + 1, int(found["day"])
    if "month" in found:
        return year, int(found["month"]), int(found["day"])
    first, second = int(found["first"]), int(found["second"])
    # Month before day, as in America, unless that is no month.
    return (year, second, first) if first > 12 else (year, first, second)


def _time_parts(found):
    hour, minute, second = (int(found.get(name) or 0) for name in ("hour", "minute", "second"))
    half = found.get("half")
    if half is not None:
        if hour > 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half in "pP" else 0)
    return hour, minute, second
