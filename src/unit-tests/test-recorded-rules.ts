/** A stateful rule of the tests of recorded mocks, with logs of its tests and whether it matches each on an empty table. */
export interface RecordedRule {
  source: string;
  tests: { log: string; expected: boolean }[];
}

const CACHING = 'from panther_detection_helpers.caching import';

/** Helpers of the workspace that the rules import. */
export const HELPERS: Record<string, string> = {
  'global_helpers/first_seen.py': `${CACHING} add_to_string_set, get_string_set


def is_first(user, value):
    known = get_string_set(f"first:{user}")
    add_to_string_set(f"first:{user}", [value], 3600)
    return value not in known


def last_place(user):
    return f"{user}:" + ",".join(sorted(get_string_set(f"place:{user}")))
`,
  'global_helpers/kinds.py': `${CACHING} get_counter


def pair(key):
    return key, get_counter(key)


def count(key):
    return get_counter(key)
`,
  'global_helpers/panther_base_helpers.py': `from panther_core.reaching import deep_get  # noqa: F401
${CACHING} get_counter, increment_counter, set_key_expiration  # noqa: F401
`,
};

/** Rules as people write them: together they use every caching helper, of each module that has them, under names of their own too. */
export const RULES: Record<string, RecordedRule> = {
  counts: {
    source: `${CACHING} increment_counter, reset_counter, set_key_expiration


def rule(event):
    key = f"{__name__}:{event.get('user')}"
    count = increment_counter(key)
    if count == 1:
        set_key_expiration(key, 3600)
    if count >= event.get("limit", 10):
        reset_counter(key)
        return True
    return False
`,
    tests: [
      { log: '{"user":"a","limit":1}', expected: true },
      { log: '{"user":"a"}', expected: false },
    ],
  },
  threshold: {
    source: `${CACHING} evaluate_threshold


def rule(event):
    return evaluate_threshold(f"t:{event.get('user')}", threshold=event.get("limit"), expiry_seconds=600)
`,
    tests: [
      { log: '{"user":"a","limit":1}', expected: true },
      { log: '{"user":"a","limit":2}', expected: false },
    ],
  },
  account_age: {
    source: `${CACHING} check_account_age


def rule(event):
    return not check_account_age(f"new_user - {event.get('user')}")


def title(event):
    return f"Old account {event.get('user')}"
`,
    tests: [{ log: '{"user":"a"}', expected: true }],
  },
  new_place: {
    source: `${CACHING} get_string_set as known_places, put_string_set

PLACES = set()


def rule(event):
    global PLACES
    key = f"places:{event.get('user')}"
    PLACES = known_places(key, force_ttl_check=True)
    if event.get("place") in PLACES:
        return False
    put_string_set(key, PLACES | {event.get("place")}, epoch_seconds=event.event_time_epoch() + 86400)
    return True


def alert_context(event):
    return {"places": sorted(PLACES)}
`,
    tests: [{ log: '{"user":"a","place":"Z\\u00fcrich"}', expected: true }],
  },
  set_members: {
    source: `${CACHING} add_to_string_set


def rule(event):
    return len(add_to_string_set("members", event.get("ips"))) >= 2


def dedup(event):
    return str(len(event.get("ips")))
`,
    tests: [
      { log: '{"ips":["192.0.2.1","192.0.2.2"]}', expected: true },
      { log: '{"ips":["192.0.2.1"]}', expected: false },
    ],
  },
  set_cleared: {
    source: `${CACHING} remove_from_string_set, reset_string_set


def rule(event):
    left = remove_from_string_set("open", event.get("ticket"))
    if not left:
        reset_string_set("open")
    return len(left) == 0
`,
    tests: [{ log: '{"ticket":"T1"}', expected: true }],
  },
  last_login: {
    source: `import json

${CACHING} get_dictionary, put_dictionary


def rule(event):
    last = get_dictionary(event.get("user"))
    if isinstance(last, str):
        last = json.loads(last)
    put_dictionary(event.get("user"), {"ip": event.get("ip")}, epoch_seconds=None)
    return last.get("ip") != event.get("ip")


def title(event):
    return f"{event.get('user')} from {event.get('ip')}"
`,
    tests: [{ log: '{"user":"a","ip":"192.0.2.1"}', expected: true }],
  },
  reads_back: {
    source: `${CACHING} get_dictionary, put_dictionary


def rule(event):
    put_dictionary("state", event.to_dict())
    return get_dictionary("state")["user"]["name"] == "Ada"


def alert_context(event):
    return {"state": event.to_dict()}
`,
    tests: [
      { log: '{"user":{"name":"Ada"},"n":1.5,"tags":["a\\"b",null]}', expected: true },
      { log: '{"user":{"name":"Bob"}}', expected: false },
    ],
  },
  ttl: {
    source: `from panther_base_helpers import deep_get, increment_counter, get_counter, set_key_expiration


def rule(event):
    key = f"ttl:{deep_get(event, 'user', 'name')}"
    if get_counter(key, force_ttl_check=True) == 0:
        increment_counter(key, 2, "3600")
        set_key_expiration(key, 7200.0)
        return False
    return True
`,
    tests: [{ log: '{"user":{"name":"a"}}', expected: false }],
  },
  older_helpers: {
    source: `from panther_oss_helpers import (
    add_to_string_set,
    evaluate_threshold,
    get_counter,
    get_dictionary,
    get_string_set,
    put_dictionary,
    reset_counter,
)


def rule(event):
    seen = add_to_string_set("ips", event.get("ip"))
    put_dictionary("d", {"n": len(seen)})
    reached = evaluate_threshold("t", 1, 60)
    reset_counter("c")
    return get_dictionary("d")["n"] == 1 and get_counter("c") + 1 == 1 and not reached and event.get("ip") in get_string_set("ips")
`,
    tests: [{ log: '{"ip":"192.0.2.1"}', expected: true }],
  },
  through_helper: {
    source: `from first_seen import is_first, last_place


def rule(event):
    return is_first(event.get("user"), event.get("ip"))


def title(event):
    return last_place(event.get("user"))
`,
    tests: [{ log: '{"user":"a","ip":"192.0.2.1"}', expected: true }],
  },
  truth_only: {
    source: `${CACHING} get_counter, get_string_set


def rule(event):
    return not get_string_set("a") and not get_counter("b")
`,
    tests: [{ log: '{}', expected: true }],
  },
};
