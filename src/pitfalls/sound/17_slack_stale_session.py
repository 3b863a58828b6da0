"""A session token is used by a client that is not the one that it was made for."""

import hashlib

from detection_memory import Memory

SESSIONS = Memory("slack-session", 12 * 3600)


def fingerprint(event):
    agent = event.deep_get("context", "ua", default="").encode()
    return hashlib.sha256(agent).hexdigest()[:16]


def rule(event):
    try:
        session = str(int(event.deep_get("context", "session_id")))
    except (TypeError, ValueError):
        return False
    client = fingerprint(event)
    first = SESSIONS.recall(session)
    if not first:
        SESSIONS.remember(event, session, {"client": client})
        return False
    return first.get("client") != client
