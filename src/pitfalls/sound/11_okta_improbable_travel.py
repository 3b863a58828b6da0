"""Two sign-ins that are further apart than an aeroplane gets in the time between."""

import json
from dataclasses import asdict, dataclass

from panther_detection_helpers.caching import get_dictionary, put_dictionary
from travel import distance_km

FASTEST_KM_H = 900
FORGOTTEN_AFTER = 24 * 3600


@dataclass
class SignIn:
    at: int
    lat: float
    lon: float

    def speed_from(self, other):
        hours = max(self.at - other.at, 60) / 3600
        return distance_km((other.lat, other.lon), (self.lat, self.lon)) / hours


def rule(event):
    if event.get("eventType") != "user.session.start":
        return False
    user = event.deep_get("actor", "id")
    place = event.deep_get("client", "geographicalContext", "geolocation")
    if not user or not place:
        return False
    here = SignIn(event.event_time_epoch(), place.get("lat", 0.0), place.get("lon", 0.0))
    key = f"okta-travel:{user}"
    last = get_dictionary(key, force_ttl_check=True)
    if isinstance(last, str):
        # The mock of a unit test returns text.
        last = json.loads(last)
    put_dictionary(key, asdict(here), epoch_seconds=here.at + FORGOTTEN_AFTER)
    return bool(last) and here.speed_from(SignIn(**last)) > FASTEST_KM_H
