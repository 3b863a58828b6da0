from panther_detection_helpers.caching import increment_counter

DAY = 24 * 60 * 60
ALARM = 100
RISK = {
    "suspicious_login": 40,
    "2sv_disable": 40,
    "email_forwarding_out_of_domain": 50,
    "recovery_email_edit": 25,
    "password_edit": 10,
}


def rule(event):
    user = event.deep_get("actor", "email")
    risk = RISK.get(event.get("name"), 0)
    if not user:
        return False
    key = f"Lesson.Risk:score:{user}"
    expiry = event.event_time_epoch() + DAY
    score = increment_counter(key, risk, epoch_seconds=expiry)
    return score == ALARM


def title(event):
    return f"The risk of {event.deep_get('actor', 'email')} is high"
