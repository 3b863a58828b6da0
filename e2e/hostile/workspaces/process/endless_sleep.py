# Tries to sleep for ever; the clock is simulated, so it ends at the last moment there is.
# Sees: slept
import time


def rule(event):
    time.sleep(2**33)
    print("slept")
    return False
