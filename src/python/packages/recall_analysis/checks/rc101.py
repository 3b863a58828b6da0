"""RC101: a request to the cache for events that a filter then drops."""

import ast

from ..findings import finding_at, fix, insert, remove_lines
from ..guards import always_before, is_about_cache, is_about_event, known, may_follow
from ..names import block_of, first_line, loaded, stored
from ..steps import Assigned, Branched, CacheCall, Step
from ..values import Cached, Choice, Event, Literal, contains, walk

CODE = "RC101"

#: Filters behind one call that are moved: a rule has some few.
_MOST_DROPS = 20


def check(rule):
    """
    A call of the main function, and behind it a return that says "no alert" because of the event alone. One finding for the first call of
    each; where a write stands before the filter too, that may be what is meant.
    """
    calls = rule.calls(entry=rule.main) if rule.main else []
    nothing = (True,) if rule.main == "policy" else (False, None)
    branches = rule.steps(Branched, rule.main) if calls else []
    asked = {call: [step for step in branches if contains(step.value, Cached, lambda one, call=call: one.call is call)] for call in calls}
    found, seen = {}, {}
    for returned in rule.returns():
        if not (isinstance(returned.value, Literal) and returned.value.value in nothing):
            continue
        by_event = _decided_by_event(rule, returned, seen)
        wasted = [call for call in calls if _is_dropped(call, returned, by_event) and not _is_looked_at(asked[call], call, returned)]
        if wasted:
            found.setdefault(wasted[0], []).append((returned, wasted))
    for first, drops in found.items():
        wasted = [call for call in calls if any(call in some for _, some in drops[:_MOST_DROPS])]
        writes = [call for call in wasted if call.helper.does != "read"]
        node = first.stack[0][1] if first.stack else first.node
        filters = [_filter(rule, returned) for returned, _ in drops[: _MOST_DROPS + 1]]
        line = (filters[0] or drops[0][0].node).lineno
        what = "changes the cache" if first in writes else "asks the cache"
        yield finding_at(
            CODE,
            rule.module,
            node,
            f"{first.name} {what} for every event, also for those that line {line} drops without a look at what it returned.",
            calls=wasted,
            severity="info" if writes else None,
            fix=None if writes else _fix(rule, wasted, filters),
        )


    dropped = {call for drops in found.values() for _, wasted in drops for call in wasted}
    for call in calls:
        one = None if call in dropped else _asked_too_early(rule, call)
        if one is not None:
            yield finding_at(
                CODE,
                rule.module,
                call.stack[0][1] if call.stack else call.node,
                f"{call.name} asks the cache for every event, but what it returns matters only where the condition in line {one.node.lineno} holds.",
                calls=[call],
            )


def _asked_too_early(rule, call):
    """The condition about the event alone under which all that looks at a read's result stands; None where there is none, or nothing looks at it."""
    if not call.helper.reads or call.loops:
        return None
    users = [step for step in rule.steps(Step) if step.order != call.order and _uses(step, call)]
    depth = len(call.conditions)
    if not users or any(step.entry != call.entry or not may_follow(call, step) or len(step.conditions) <= depth for step in users):
        return None
    first = users[0].conditions[depth]
    is_same = all(step.conditions[depth].value is first.value and step.conditions[depth].holds == first.holds for step in users)
    is_event = all(_is_of_event(rule, value) for value, _ in known([first]))
    return first if is_same and is_event else None


def _uses(step, call):
    """Whether a step looks at what a call returned; that it gets a name is none."""
    values = [getattr(step, "value", None), *getattr(step, "arguments", ())] if not isinstance(step, CacheCall) else list(step.arguments.values())
    if isinstance(step, Assigned) and isinstance(step.value, Cached) and not step.is_global:
        return False
    return any(value is not None and contains(value, Cached, lambda one: one.call is call) for value in values)


def _decided_by_event(rule, returned, seen):
    """How many of a return's conditions, the last ones, are about the event alone. `seen`: answers by condition."""
    count = 0
    for one in reversed(returned.conditions):
        if id(one) not in seen:
            seen[id(one)] = all(_is_of_event(rule, value) for value, _ in known([one]))
        if not seen[id(one)]:
            break
        count += 1
    return count


def _is_dropped(call, returned, by_event):
    """Whether what decides between a call and a return is the event alone."""
    depth = len(call.conditions)
    is_before = depth == 0 or (len(returned.conditions) > depth and returned.conditions[depth - 1] is call.conditions[-1])
    return is_before and 0 < len(returned.conditions) - depth <= by_event and always_before(call, returned)


def _is_looked_at(asked, call, returned):
    """Whether something that is done before the return depends on what the call returned. `asked`: the steps that ask for it."""
    return any(may_follow(call, step) and may_follow(step, returned) for step in asked)


def _is_of_event(rule, value):
    if is_about_cache(value):
        return False
    for one in walk(value):
        if isinstance(one, Choice) and not _is_choice_of_event(rule, one):
            return False
    return is_about_event(value) or (isinstance(value, Choice) and _is_choice_of_event(rule, value))


def _is_choice_of_event(rule, value):
    """Whether a function of the event chose, and asked no cache to do so."""
    if not value.arguments or not all(isinstance(one, Event) for one in value.arguments):
        return False
    return not any(node is value.node for step in rule.steps(CacheCall) for _, node in step.stack)


def _filter(rule, returned):
    """The `if` that does nothing but return; None where the return stands elsewhere."""
    parent = rule.module.parents.get(returned.node)
    is_plain = isinstance(parent, ast.If) and parent.body == [returned.node] and not parent.orelse
    return parent if is_plain else None


def _fix(rule, calls, filters):
    """The statements with the calls behind the last filter, where they are in its block and nothing between needs them."""
    if None in filters or len(filters) > _MOST_DROPS:
        return None
    module = rule.module
    block = block_of(module, filters[-1])
    moved = [_statement_in(module, block, call) for call in calls]
    if None in moved or filters[-1] is block[-1] or any(module.text(one).startswith("elif") for one in filters):
        return None
    moved = [one for one in block if one in moved]
    stay = [one for one in block[block.index(moved[0]) : block.index(filters[-1]) + 1] if one not in moved]
    made, needed = stored(moved), set().union(*(loaded(one) for one in moved))
    if any(made & loaded(one) for one in stay) or made & stored(stay) or needed & stored(stay):
        return None
    edits = [remove_lines(module, first_line(module, one), one.end_lineno) for one in moved]
    lines = [line for one in moved for line in module.lines[first_line(module, one) - 1 : one.end_lineno]]
    return fix("Ask the cache after the filter", insert(module, filters[-1].end_lineno + 1, 0, "".join(lines)), *edits)


def _statement_in(module, block, call):
    node = call.stack[0][1] if call.stack else call.node
    while node in module.parents and node not in block:
        node = module.parents[node]
    return node if node in block else None
