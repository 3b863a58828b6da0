from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter

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
    if not user or not risk:
        return False
    key = f"Lesson.Risk:score:{user}"
    if get_counter(key, force_ttl_check=True) == 0:
        reset_counter(key)
    expiry = event.event_time_epoch() + DAY
    score = increment_counter(key, risk, epoch_seconds=expiry)
    return score - risk <= ALARM < score


def title(event):
    return f"The risk of {event.deep_get('actor', 'email')} is high"
