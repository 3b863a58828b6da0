import sys


class Unsaid(Exception):
    def __str__(self):
        raise ValueError("no words")


def rule(event):
    match event["how"]:
        case "exception":
            return event["missing"] == 1
        case "exit":
            sys.exit("bye")
        case "interrupt":
            raise KeyboardInterrupt
        case "recursion":
            return rule(event)
        case "unsaid":
            raise Unsaid
    return True


def title(event):
    return "called all the same"
