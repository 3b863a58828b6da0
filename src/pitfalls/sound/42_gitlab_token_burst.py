"""A burst of new access tokens: without a pause of ten minutes between two of them, however long that takes."""

from panther_detection_helpers.caching import evaluate_threshold, get_counter, reset_counter

PAUSE = 600
TOKENS = 5


def rule(event):
    details = event.get("details") or {}
    if details.get("add") != "personal_access_token":
        return False
    author = event.get("author_id")
    if author is None:
        return False
    key = f"gitlab-tokens:{author}"
    if get_counter(key, force_ttl_check=True) == 0:
        reset_counter(key)
    return evaluate_threshold(key, threshold=TOKENS, expiry_seconds=PAUSE)


def title(event):
    return f"{event.get('author_id')} creates tokens in a burst"
