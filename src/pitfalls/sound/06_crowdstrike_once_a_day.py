"""An indicator on a host: told once a day, although the sensor reports it with each process."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary


def rule(event):
    if event.get("event_simpleName") != "DetectionSummaryEvent":
        return False
    host, pattern = event.get("aid"), event.get("PatternId")
    if not all([host, pattern]):
        return False

    key = "crowdstrike-told:{}:{}".format(host, pattern)
    told = get_dictionary(key, force_ttl_check=True)
    if told:
        return False
    put_dictionary(key, {"by": str(event.get("UserName"))}, event.event_time_epoch() + 86_400)
    return True


def title(event):
    return f"{event.get('PatternId')} on {event.get('ComputerName', event.get('aid'))}"
