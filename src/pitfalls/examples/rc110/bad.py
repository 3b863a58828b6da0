from panther_detection_helpers.caching import evaluate_threshold


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    # Meant as five failures in an hour; an hour without a failure is what ends the count.
    return evaluate_threshold(f"{__name__}:failures:{event['user']}", 5, 3600)
