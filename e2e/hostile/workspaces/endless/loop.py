# Tries to run for ever, whatever is raised.
# Sees: ^$
def rule(event):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
