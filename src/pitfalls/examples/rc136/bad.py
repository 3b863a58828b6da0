from panther_detection_helpers.caching import check_account_age


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    # What the other detection has stored when the account was made.
    return check_account_age(f"new_account - {event['user']}")
