from panther_detection_helpers.caching import increment_counter

ALLOWED = 20
SUMMARY = {}


def rule(event):
    global SUMMARY
    SUMMARY = {}
    user = event.deep_get("actor", "user", "email")
    if event.get("action") != "file_downloaded" or not user:
        return False
    files = increment_counter(f"Lesson.Decimals:downloads:{user}")
    SUMMARY = {"user": user, "files": int(files), "allowance_used": files * 0.05}
    return files % 3 == 0


def title(event):
    return f"{SUMMARY.get('user')} downloaded {SUMMARY.get('files')} files"


def alert_context(event):
    return SUMMARY
