"""RC141: each event of a busy log type asks the cache."""

from ..findings import finding
from ..guards import known
from ..keys import dynamics, each
from ..values import Called, Event, Field, Literal, Operation, same

CODE = "RC141"
#: Log types of which a customer may have millions of events a day: each API call, connection, request, file or process is one.
_BUSY = {
    "AWS.CloudTrail", "AWS.VPCFlow", "AWS.VPCDns", "AWS.S3ServerAccess", "AWS.ALB", "AWS.CloudFrontAccess", "AWS.WAFWebACL", "AWS.TransitGatewayFlow",
    "Amazon.EKS.Audit", "GCP.AuditLog", "GCP.HTTPLoadBalancer", "Cloudflare.HttpRequest", "Fastly.Access", "Nginx.Access", "Apache.AccessCombined",
    "Apache.AccessCommon", "Crowdstrike.FDREvent", "Osquery.Differential", "SentinelOne.DeepVisibility", "SentinelOne.DeepVisibilityV2",
}
_BUSY_FAMILIES = ("Zeek.", "Suricata.", "Crowdstrike.DNS", "Crowdstrike.Network", "Crowdstrike.Process")
#: Typical milliseconds of a request that reads, and of one that writes (`src/pitfalls/cost/latency.ts`).
_READ = 4
_WRITE = 6


def check(rule):
    """Calls that each event reaches, where the detection has a log type of many events. One finding a detection."""
    busy = next((name for name in rule.spec["logTypes"] or () if name in _BUSY or name.startswith(_BUSY_FAMILIES)), None)
    if busy is None or rule.main is None:
        return
    calls = [call for call in rule.calls(entry=rule.main) if not call.loops and _is_reached_by_all(call)]
    if not calls:
        return
    requests = "a million requests" if len(calls) == 1 else f"{len(calls)} million requests"
    hours = sum(_READ if call.helper.reads else _WRITE for call in calls) / 3.6
    yield finding(
        CODE,
        calls[0],
        f"Each event of {busy} comes as far as this line. A million events a day are at least {requests}, for which detections wait about "
        f"{hours:.1f} hours in all.",
        calls=calls,
        severity="info",
    )


def _is_reached_by_all(call):
    """Whether nothing is asked before a call but whether there is what its key is made of."""
    fields = [piece for key in each(call.key) for piece in dynamics(key) if isinstance(piece, Field)]
    return all(_is_presence(value, holds, fields) for value, holds in known(call.conditions))


def _is_presence(value, holds, fields):
    if isinstance(value, Field):
        return holds and any(same(value, field) for field in fields)
    if isinstance(value, Called) and value.name in ("isinstance", "bool") and value.arguments:
        return _is_presence(value.arguments[0], holds, fields)
    if not isinstance(value, Operation) or len(value.operands) != 2:
        return False
    left, right = value.operands
    if isinstance(right, Event) and isinstance(left, Literal):
        return holds == (value.operator == "in") and any(field.path == (left.value,) for field in fields)
    is_none = isinstance(right, Literal) and right.value is None and any(same(left, field) for field in fields)
    return is_none and holds == (value.operator in ("is not", "!="))
