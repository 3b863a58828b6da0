"""A user registers a new second factor right after a sign-in that was judged risky."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

RISKY = {"high", "medium"}
HALF_AN_HOUR = 1_800


class RiskySignIns:
    """What is remembered of a user's risky sign-in."""

    def __init__(self, user):
        self.key = f"azure-risky:{user}"

    def remember(self, event, level):
        put_dictionary(self.key, {"level": level}, epoch_seconds=event.event_time_epoch() + HALF_AN_HOUR)

    def level(self):
        return get_dictionary(self.key, force_ttl_check=True).get("level")


def rule(event):
    user = event.deep_get("properties", "userPrincipalName", default="").lower()
    if not user:
        return False
    category = event.get("category")
    if category == "SignInLogs":
        risk = event.deep_get("properties", "riskLevelDuringSignIn", default="none")
        if risk in RISKY:
            RiskySignIns(user).remember(event, risk)
        return False
    if event.get("operationName") != "User registered security info":
        return False
    return RiskySignIns(user).level() is not None
