def reset_key(name):
    """The key under which it is remembered that somebody's second factor was reset."""
    return f"Lesson.SharedKeys:factor-reset:{name.split(':')[-1]}"
