# Tries to drown the page in trace entries: thousands of requests from one event.
# Sees: ^\n*$
from panther_detection_helpers.caching import put_dictionary


def rule(event):
    if event["n"] == 0:
        for number in range(5_000):
            put_dictionary(f"flood {number}", {"x": "pwned" * 10})
    return False
