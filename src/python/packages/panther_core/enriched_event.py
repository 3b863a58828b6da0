"""The event that detections are given."""

from .event_time import epoch_seconds
from .exceptions import PantherError
from .immutable import ImmutableCaseInsensitiveDict, note_raw, plain_content, wrap
from .reaching import deep_get, deep_walk


class PantherEvent(ImmutableCaseInsensitiveDict):
    """
    An event: a read-only mapping with keys in any case, and with functions to reach into it.

    With a data model (data_model.py) it knows names that are the same for events of several log types.
    """

    def __init__(self, event, data_model=None):
        super().__init__(event)
        self.data_model = data_model

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
        """
        Return what a name of the data model stands for; `default` where that is nothing or None.

        Any other name: `p_udm.<key>`, else the event's own field, skipping what is falsy, else `default`. A function of the
        model is given the event as a read-only mapping, which has none of this class's functions. Raises PantherError
        where a path of the model leads to several values, and what the model's function or file raises.
        """
        if len(key) != 1 or self.data_model is None or key[0] not in self.data_model:
            return self.deep_get("p_udm", *key) or self.deep_get(*key) or default
        found = self.data_model.find(key[0], self._container)
        if found is not None:
            value = wrap(found[1])
        else:
            method = self.data_model.method(key[0])
            value = None if method is None else wrap(method(ImmutableCaseInsensitiveDict(self._container)))
        return default if value is None else value

    def udm_path(self, key):
        """
        Return the path to what a name of the data model stands for (`a.b.c`), the name of its function, or None.

        Raises PantherError where the event has no data model, and where a path leads to several values.
        """
        if self.data_model is None:
            raise PantherError(f"No data model is set for this event, so {key!r} has no path")
        if key not in self.data_model:
            return None
        found = self.data_model.find(key, self._container)
        if found is not None:
            return found[0]
        method = self.data_model.method(key)
        return None if method is None else method.__name__

    def lookup(self, table, key):
        """
        Return a row of a lookup table, or None: production asks its server, tests have it in the event.

        There it is under `_mocked_lookup_data_`, by the table and the key.
        """
        return self.deep_get("_mocked_lookup_data_", table, key)

    @staticmethod
    def json_encoder(value):
        """Return plain data for a read-only container: `json.dumps(event, default=PantherEvent.json_encoder)`."""
        note_raw()
        return plain_content(value)
