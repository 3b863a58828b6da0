"""The event that detections are given."""

from .event_time import epoch_seconds
from .exceptions import PantherError
from .immutable import ImmutableCaseInsensitiveDict, note_raw, plain_content
from .reaching import deep_get, deep_walk


class PantherEvent(ImmutableCaseInsensitiveDict):
    """An event: a read-only mapping with keys in any case, and with functions to reach into it. No data model."""

    def deep_get(self, *keys, default=None):
        """
        Return the value under a path of keys, each in any case; lists are never entered.

        What is no mapping on the way gives `default`, a final None too; other values are returned as they are. A
        mapping given as `default` is itself searched where a key is missing. Without keys: the event.
        """
        return deep_get(self, *keys, default=default)

    def deep_walk(self, *keys, default=None, return_val="all"):
        """Return what lies under a path of keys, through lists, raw and with keys in their exact case; see reaching."""
        found = deep_walk(self._container, *keys, default=default, return_val=return_val)
        if isinstance(found, (dict, list)):
            note_raw()
        return found

    def event_time_epoch(self, force_utc=True):
        """
        Return `p_event_time` in epoch seconds; 0 where it is missing or in another form than Panther's own.

        With `force_utc=False` the ISO 8601 forms (a trailing Z, an offset, a bare date) are read as well. Raises TypeError when it is present and no str.
        """
        text = self.get("p_event_time")
        if text is None:
            return 0
        if not isinstance(text, str):
            raise TypeError(f"p_event_time must be a str, not {type(text).__name__}")
        return epoch_seconds(text, only_utc=force_utc)

    def udm(self, *key, default=None):
        """Return `p_udm.<key>`, else the event's own field, skipping what is falsy, else `default`: there is no model."""
        return self.deep_get("p_udm", *key) or self.deep_get(*key) or default

    def udm_path(self, key):
        """Raise PantherError: there is no data model that could name a path."""
        raise PantherError(f"No data model is set for this event, so {key!r} has no path")

    @staticmethod
    def json_encoder(value):
        """Return plain data for a read-only container: `json.dumps(event, default=PantherEvent.json_encoder)`."""
        note_raw()
        return plain_content(value)
