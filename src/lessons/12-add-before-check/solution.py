from panther_detection_helpers.caching import add_to_string_set, get_string_set, remove_from_string_set

MONTH = 30 * 24 * 60 * 60


def rule(event):
    if event.get("name") != "change_document_visibility":
        return False
    if event.deep_get("parameters", "visibility") != "public_on_the_web":
        return False
    person = event.deep_get("actor", "email")
    document = event.deep_get("parameters", "doc_id")
    if not person or not document:
        return False
    key = f"Lesson.Again:made-public:{person}"
    known = get_string_set(key, force_ttl_check=True)
    if document not in known:
        add_to_string_set(key, document, epoch_seconds=event.event_time_epoch() + MONTH)
        return False
    remove_from_string_set(key, document, epoch_seconds=event.event_time_epoch() + MONTH)
    return True


def title(event):
    return f"{event.deep_get('actor', 'email')} made {event.deep_get('parameters', 'doc_title')} public again"
