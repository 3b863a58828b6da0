"""
`relativedelta`: a distance in time that knows months and years, for what detections use of it.

Plural arguments are added, singular ones replace; weekdays move to the next one of that name, or the last. A day that the month does
not have becomes its last one.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta

_MOVES = ("years", "months", "days", "hours", "minutes", "seconds", "microseconds")
_REPLACES = ("year", "month", "day", "hour", "minute", "second", "microsecond")
# What carries over into the unit before it: hours into days, but days not into months.
_CARRIES = (("microseconds", 1_000_000, "seconds"), ("seconds", 60, "minutes"), ("minutes", 60, "hours"), ("hours", 24, "days"), ("months", 12, "years"))


class weekday:
    """A day of the week, 0 for Monday; called with a number, the so many-th one from a date on, or back with a negative one."""

    def __init__(self, weekday, n=None):
        if n == 0:
            raise ValueError("Can't create weekday with n==0")
        self.weekday = weekday
        self.n = n

    def __call__(self, n):
        return self if n == self.n else type(self)(self.weekday, n)

    def __eq__(self, other):
        return getattr(other, "weekday", None) == self.weekday and getattr(other, "n", None) == self.n

    def __hash__(self):
        return hash((self.weekday, self.n))

    def __repr__(self):
        name = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self.weekday]
        return name if not self.n else f"{name}({self.n:+d})"


MO, TU, WE, TH, FR, SA, SU = weekdays = tuple(weekday(day) for day in range(7))


def _carried(value, base):
    """Split into what is left and what is carried, both with the sign of the value."""
    sign = -1 if value < 0 else 1
    carried, left = divmod(abs(value), base)
    return left * sign, carried * sign


class relativedelta:
    """A distance between two moments, or what is done to one: `moment + relativedelta(months=1, day=1)`."""

    def __init__(self, dt1=None, dt2=None, *, weeks=0, weekday=None, leapdays=0, **parts):
        unknown = parts.keys() - {*_MOVES, *_REPLACES}
        if unknown:
            raise TypeError(f"relativedelta() got an unexpected keyword argument {min(unknown)!r}")
        for name in _MOVES:
            setattr(self, name, parts.get(name, 0))
        for name in _REPLACES:
            setattr(self, name, parts.get(name))
        for name in ("years", "months"):
            if getattr(self, name) != int(getattr(self, name)):
                raise ValueError("Non-integer years and months are ambiguous and not currently supported.")
            setattr(self, name, int(getattr(self, name)))
        self.days += weeks * 7
        self.leapdays = leapdays
        self.weekday = weekdays[weekday] if isinstance(weekday, int) else weekday
        if dt1 is not None and dt2 is not None:
            self._set_between(dt1, dt2)
        self._carry()

    @property
    def weeks(self):
        """The whole weeks of its days."""
        return int(self.days / 7.0)

    def _carry(self):
        for name, base, larger in _CARRIES:
            left, carried = _carried(getattr(self, name), base)
            if carried:
                setattr(self, name, left)
                setattr(self, larger, getattr(self, larger) + carried)

    def _set_between(self, later, earlier):
        """Be the months that lie between two dates, then what is left of days and below."""
        if not (isinstance(later, date) and isinstance(earlier, date)):
            raise TypeError("relativedelta only diffs datetime/date")
        if isinstance(later, datetime) != isinstance(earlier, datetime):
            later, earlier = (one if isinstance(one, datetime) else datetime(one.year, one.month, one.day) for one in (later, earlier))
        months = (later.year - earlier.year) * 12 + later.month - earlier.month
        step = 1 if later < earlier else -1
        while (earlier + relativedelta(months=months) < later) if step > 0 else (earlier + relativedelta(months=months) > later):
            months += step
        left = later - (earlier + relativedelta(months=months))
        self.months = months
        self.seconds = left.seconds + left.days * 86400
        self.microseconds = left.microseconds

    def __radd__(self, moment):
        return self.__add__(moment)

    def __rsub__(self, moment):
        return (-self).__radd__(moment)

    def __add__(self, other):
        if isinstance(other, relativedelta):
            return self._with(other, 1)
        if isinstance(other, timedelta):
            # Its seconds are added as they are, before they carry over.
            added = relativedelta()
            added.days, added.seconds, added.microseconds = other.days, other.seconds, other.microseconds
            return self._with(added, 1)
        if not isinstance(other, date):
            return NotImplemented
        return self._applied(other)

    def __sub__(self, other):
        return self._with(other, -1) if isinstance(other, relativedelta) else NotImplemented

    def _has_time(self):
        return any(getattr(self, name) for name in _MOVES[3:]) or any(getattr(self, name) is not None for name in _REPLACES[3:])

    def _applied(self, moment):
        if self._has_time() and not isinstance(moment, datetime):
            moment = datetime(moment.year, moment.month, moment.day)
        year = (self.year if self.year is not None else moment.year) + self.years
        month = (self.month if self.month is not None else moment.month) + self.months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        day = min(monthrange(year, month)[1], self.day or moment.day)
        replaced = {name: getattr(self, name) for name in _REPLACES[3:] if getattr(self, name) is not None}
        days = self.days + (self.leapdays if month > 2 and monthrange(year, 2)[1] == 29 else 0)
        moved = moment.replace(year=year, month=month, day=day, **replaced) + timedelta(
            days=days, hours=self.hours, minutes=self.minutes, seconds=self.seconds, microseconds=self.microseconds
        )
        if self.weekday is None:
            return moved
        count = self.weekday.n or 1
        weeks = (abs(count) - 1) * 7
        if count > 0:
            return moved + timedelta(days=weeks + (self.weekday.weekday - moved.weekday()) % 7)
        return moved - timedelta(days=weeks + (moved.weekday() - self.weekday.weekday) % 7)

    def _with(self, other, sign):
        """Return both together; what the right one replaces counts in a sum, what the left one does in a difference."""
        first, second = (other, self) if sign > 0 else (self, other)
        moves = {name: getattr(self, name) + sign * getattr(other, name) for name in _MOVES}
        replaces = {name: getattr(first, name) if getattr(first, name) is not None else getattr(second, name) for name in _REPLACES}
        day = first.weekday if first.weekday is not None else second.weekday
        return relativedelta(**moves, **replaces, weekday=day, leapdays=first.leapdays or second.leapdays)

    def __neg__(self):
        return self * -1

    def __mul__(self, factor):
        try:
            factor = float(factor)
        except TypeError:
            return NotImplemented
        moves = {name: int(getattr(self, name) * factor) for name in _MOVES}
        return relativedelta(**moves, **{name: getattr(self, name) for name in _REPLACES}, weekday=self.weekday, leapdays=self.leapdays)

    __rmul__ = __mul__

    def __abs__(self):
        moves = {name: abs(getattr(self, name)) for name in _MOVES}
        return relativedelta(**moves, **{name: getattr(self, name) for name in _REPLACES}, weekday=self.weekday, leapdays=self.leapdays)

    def __bool__(self):
        return any(getattr(self, name) for name in (*_MOVES, "leapdays")) or self.weekday is not None or any(getattr(self, name) is not None for name in _REPLACES)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, relativedelta) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def _key(self):
        day = None if self.weekday is None else (self.weekday.weekday, self.weekday.n or 1)
        return (day, self.leapdays, *(getattr(self, name) for name in (*_MOVES, *_REPLACES)))

    def __repr__(self):
        moves = [f"{name}={getattr(self, name):+g}" for name in (*_MOVES[:3], "leapdays", *_MOVES[3:]) if getattr(self, name)]
        replaces = [f"{name}={getattr(self, name)!r}" for name in ("year", "month", "day", "weekday", "hour", "minute", "second", "microsecond") if getattr(self, name) is not None]
        return f"relativedelta({', '.join(moves + replaces)})"
