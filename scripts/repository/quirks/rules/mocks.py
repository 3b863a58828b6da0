import quirk_checks
from quirk_checks import inner, outer

LIMIT = 3


def local():
    return "real"


def imported_name(event):
    return inner() == "mocked"


def names_of_helpers_stay(event):
    return inner() == "mocked" and outer() == "real"


def whole_module(event):
    given = quirk_checks.inner()
    return type(given).__name__ == "MagicMock" and quirk_checks() == "mocked"


def constant(event):
    return LIMIT() == "5" if callable(LIMIT) else LIMIT == 3


def function_of_the_file(event):
    return local() == "mocked"


def builtin(event):
    return open("/no/such/file") == "mocked"


def not_parsed(event):
    return inner() == '{"a": [1]}'


def empty_text(event):
    return not inner()


def bool_value(event):
    return inner() is True


def last_counts(event):
    return inner() == "second"


def any_arguments(event):
    return inner(1, 2, three=4) == "mocked" and inner.call_count == 1


def rule(event):
    return globals()[event["case"]](event)


def title(event):
    return f"limit {LIMIT}" if event["case"] == "real" else "title"


def real(event):
    return inner() == outer() == quirk_checks.inner() == local() == "real" and LIMIT == 3
