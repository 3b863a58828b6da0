def reset_key(name):
    """The key under which it is remembered that somebody's second factor was reset."""
    user = name.split(":")[1].lower()
    return f"Lesson.SharedKeys:factor-reset:{user}"
