from panther_oss_helpers import get_dictionary, put_dictionary
def rule(event):
    key = __name__ + ":" + event.get("username")
    # Retrieve previous event
    previous_event_data = get_dictionary(key)
    # Store current event
    put_dictionary(key, event)
    # If no previous event data, exit
    if not previous_event_data:
        return False
    # Compare the IP between previous and current events
    if event.get("ipAddress") != previous_event_data.get("ipAddress"):
        return True
    return False
