from panther_base_helpers import deep_get
from panther_oss_helpers import get_dictionary, put_dictionary


def store_login_info(key, event):
    # Map the user to the lon/lat and time of the most recent login
    put_dictionary(
        key,
        {
            "city": deep_get(event, "client", "geographicalContext", "city"),
            "lon": deep_get(event, "client", "geographicalContext", "geolocation", "lon"),
            "lat": deep_get(event, "client", "geographicalContext", "geolocation", "lat"),
            "time": event.get("p_event_time"),
        },
    )


def rule(event):
    key = "login:" + event.deep_get("actor", "alternateId")
    last = get_dictionary(key)
    store_login_info(key, event)
    return bool(last) and last["city"] != deep_get(event, "client", "geographicalContext", "city")
