def policy(resource):
    match resource.get("ask"):
        case "plain":
            return type(resource) is dict and not hasattr(resource, "deep_get")
        case "writable":
            resource["more"] = 1
            return "ASK" not in resource
        case "text":
            return "False"
        case "udm":
            return resource.udm("user")
    return resource["Encrypted"]


def title(resource):
    return resource["Name"]
