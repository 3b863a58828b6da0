"""An item of a vault is used by somebody who never opened this vault."""

from cache_keys import DAY, cache_key
from panther_detection_helpers.caching import add_to_string_set, get_string_set

READS = frozenset({"fill", "reveal", "secure-copy", "export"})


def rule(event):
    if event.get("action") not in READS:
        return False
    user = event.deep_get("user", "uuid", default="")
    vault = event.get("vault_uuid", "")
    if user == "" or vault == "":
        return False
    return remembers(event, user, vault)


def remembers(event, user, vault):
    """Looks first, and adds only then; a key for a quarter of the year, so that nothing expired comes back."""
    quarter = event.event_time_epoch() // (90 * DAY)
    key = cache_key("vaults-of-user", user, quarter)
    vaults = get_string_set(key, force_ttl_check=True)
    is_new = vault not in vaults
    if is_new:
        add_to_string_set(key, [vault], epoch_seconds=(quarter + 1) * 90 * DAY)
    return is_new and len(vaults) > 0
