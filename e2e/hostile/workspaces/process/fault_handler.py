# Tries the fault handler, which writes past everything.
# Sees: .
import faulthandler
import sys


def rule(event):
    try:
        faulthandler.enable(sys.__stderr__)
        faulthandler.dump_traceback(sys.__stderr__)
        print("dumped")
    except BaseException as error:
        print(type(error).__name__)
    return False
