from panther_detection_helpers.caching import add_to_string_set


def add_included_roles(key, event):
    """Adds the roles that a bundle brings along."""
    included = [role for role in event.get("includes", []) if role]
    if included:
        add_to_string_set(key, included)
