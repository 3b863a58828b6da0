def title(event):
    return "There is no rule."
