# Tries to end the run by exceptions that end programs, and by one that cannot be printed.
# Sees: SystemExit.*KeyboardInterrupt.*Unprintable
class Unprintable(BaseException):
    def __str__(self):
        raise self

    __repr__ = __str__


def rule(event):
    raise (SystemExit("pwned"), KeyboardInterrupt(), Unprintable())[event["n"]]
