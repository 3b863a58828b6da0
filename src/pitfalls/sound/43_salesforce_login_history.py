"""A login from a network that is not among those of the user's logins; which ones these are is in the alert."""

from typing import NamedTuple

from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set


class Login(NamedTuple):
    user: str
    network: str
    at: int

    @property
    def key(self):
        return f"salesforce-networks:{self.user}"

    @property
    def expiry(self):
        return self.at + 60 * 86400


history = set()


def login_of(event):
    user, address = event.get("USER_ID"), event.get("SOURCE_IP")
    if not user or not address or "." not in address:
        return None
    return Login(user, address.rsplit(".", 2)[0], event.event_time_epoch())


def rule(event):
    history.clear()
    login = login_of(event) if event.get("EVENT_TYPE") == "Login" else None
    if login is None:
        return False
    known = get_string_set(login.key, force_ttl_check=True)
    history.update(known)
    if login.network in known:
        return False
    if not known:
        put_string_set(login.key, [login.network], epoch_seconds=login.expiry)
        return False
    add_to_string_set(login.key, [login.network], epoch_seconds=login.expiry)
    return True


def alert_context(event):
    return {"networks": sorted(history), "address": event.get("SOURCE_IP")}
