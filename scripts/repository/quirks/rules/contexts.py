def rule(event):
    return event.get("match", True)


def alert_context(event):
    match event["kind"]:
        case "event":
            return event
        case "nested":
            return {"part": event["part"], "list": event["list"]}
        case "list":
            return [1]
        case "None":
            return None
        case "NaN":
            return {"n": float("nan")}
        case "set":
            return {"names": {"a"}}
        case "large":
            return {"x": "x" * 204_800}
        case "just fits":
            return {"x": "x" * (204_800 - len('{"x": ""}'))}
    return {}
