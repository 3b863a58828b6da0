# Tries signals and alarms, to interrupt the runner later.
# Sees: set
import signal


def fail(number, frame):
    raise KeyboardInterrupt


def rule(event):
    for way in (
        lambda: signal.signal(signal.SIGINT, fail),
        lambda: signal.raise_signal(signal.SIGINT),
        lambda: signal.setitimer(signal.ITIMER_REAL, 0.001),
        lambda: signal.alarm(1),
    ):
        try:
            way()
        except BaseException as error:
            print(f"{type(error).__name__}")
    print("set")
    return False
