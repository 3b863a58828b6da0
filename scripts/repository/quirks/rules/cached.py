from panther_detection_helpers.caching import get_string_set, increment_counter


def rule(event):
    if event["case"] == "set":
        known = get_string_set("quirk-names")
        return event["name"] in known
    return increment_counter("quirk-counter") == event["count"]
