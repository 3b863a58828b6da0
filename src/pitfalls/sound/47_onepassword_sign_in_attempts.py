"""Wrong passwords of an account from several countries on one day: each country is counted once."""

from cache_keys import DAY, cache_key, expires_after
from panther_detection_helpers.caching import add_to_string_set

FAILURES = ("credentials_failed", "mfa_failed")
facts = {}


def rule(event):
    facts.clear()
    account, country = (event.deep_get(*path, default="") for path in (("target_user", "email"), ("location", "country")))
    if event.get("category") not in FAILURES or not account or not country:
        return False
    key = cache_key("1password-failures", account, event.event_time_epoch() // DAY)
    countries = add_to_string_set(key, [country], epoch_seconds=expires_after(event, 2 * DAY))
    facts.update(countries=sorted(countries), account=account)
    return len(countries) in (3, 6)


def title(event):
    return f"{facts['account']} is tried from {len(facts['countries'])} countries"


def alert_context(_event):
    return dict(facts)
