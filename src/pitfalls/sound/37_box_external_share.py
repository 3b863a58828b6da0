"""A file is shared with a domain with which its owner never shared anything."""

from cache_keys import DAY, cache_key, expires_after
from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set

OWN_DOMAINS = ("example.com", "example.org")


def rule(event):
    def domain():
        parts = event.deep_get("additional_details", "collab_email", default="").rsplit("@", 1)
        return parts[1].lower() if len(parts) == 2 else ""

    owner = event.deep_get("created_by", "login", default="")
    other = domain()
    if any((event.get("event_type") != "COLLABORATION_INVITE", not owner, not other, other in OWN_DOMAINS)):
        return False

    key = cache_key("box-shared-with", owner)
    expiry = expires_after(event, 180 * DAY)
    domains = get_string_set(key, force_ttl_check=True)
    if other in domains:
        return False
    if domains:
        add_to_string_set(key, [other], epoch_seconds=expiry)
    else:
        put_string_set(key, [other], epoch_seconds=expiry)
    return True
