from datetime import timedelta
from json import dumps

from panther_base_helpers import deep_get
from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    key = "okta-login:" + event.deep_get("actor", "alternateId")
    last = get_string_set(key)
    # Expire the entry after a week so the table doesn't fill up with past users
    put_string_set(
        key,
        [
            dumps(
                {
                    "city": deep_get(event, "client", "geographicalContext", "city"),
                    "lon": deep_get(event, "client", "geographicalContext", "geolocation", "lon"),
                    "lat": deep_get(event, "client", "geographicalContext", "geolocation", "lat"),
                    "time": event.get("p_event_time"),
                }
            )
        ],
        epoch_seconds=event.event_time_epoch() + timedelta(days=7).total_seconds(),
    )
    return bool(last)
