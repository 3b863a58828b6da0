"""What the conditions of a step say about values."""

from .values import Cached, Called, Choice, Event, Field, Items, Literal, Operation, contains, same, walk


def known(conditions):
    """The single conditions that hold, as (value, holds): `a and b` that holds are two, `not a` that holds is `a` that does not."""
    todo = [(condition.value, condition.holds) for condition in reversed(conditions)]
    while todo:
        value, holds = todo.pop()
        if isinstance(value, Operation) and value.operator == "not":
            todo.append((value.operands[0], not holds))
        elif isinstance(value, Operation) and value.operator == ("and" if holds else "or"):
            todo.extend((operand, holds) for operand in reversed(value.operands))
        elif isinstance(value, Called) and value.name == ("all" if holds else "any") and value.arguments and isinstance(value.arguments[0], Items):
            todo.extend((one, holds) for item in reversed(value.arguments[0].items) for one in _each(item))
        else:
            yield value, holds


def _each(item):
    """What a comprehension says of each item, where it goes through a display: `all(one for one in (a, b))`, `… one is not None …`."""
    if isinstance(item, Choice):
        return list(item.options)
    if isinstance(item, Operation) and item.operands and isinstance(item.operands[0], Choice):
        return [Operation(item.node, item.operator, (one, *item.operands[1:])) for one in item.operands[0].options]
    return [item]


def is_present(field, conditions):
    """Whether the conditions say that a field of the event is not None: it was asked for, compared, looked up or called on before."""
    if not field.may_be_none:
        return True
    return any(_tells(value, holds, field) for value, holds in known(conditions))


def _tells(value, holds, field):
    if _stands_for(value, field):
        return holds
    if isinstance(value, Operation):
        left = value.operands[0]
        right = value.operands[-1]
        is_about = _stands_for(left, field) or _stands_for(right, field)
        other = right if _stands_for(left, field) else left
        if value.operator in ("is", "==", "is not", "!=") and is_about:
            is_none = isinstance(other, Literal) and other.value is None
            positive = value.operator in ("is", "==")
            if is_none:
                return holds != positive
            # Equal to something that is not None; a field that is compared with another one is taken for present too.
            return holds == positive
        if value.operator in ("in", "not in"):
            positive = value.operator == "in"
            if isinstance(left, Literal) and left.value is None and isinstance(right, Items):
                # `None not in (a, b)`
                return holds != positive and any(same(one, field) for one in right.items)
            if same(left, field):
                return holds == positive and not contains(right, Literal, lambda one: one.value is None)
            # `"name" in event`
            is_event = isinstance(right, Event) and isinstance(left, Literal) and field.path == (left.value,)
            return is_event and holds == positive
        if value.operator in ("<", "<=", ">", ">=") and is_about:
            return True
        if value.operator == "or" and holds:
            return False
    if isinstance(value, Choice) and any(same(one, field) for one in value.arguments):
        # A function of the detection was asked about it; how it decided is not looked at.
        return True
    if isinstance(value, Called):
        if value.name is not None and "." in value.name[1:] and any(same(one, field) for one in value.arguments):
            # So was a function of another module.
            return True
        first = value.arguments[0] if value.arguments else None
        if first is not None and same(first, field):
            # A method of it (None has none of these), or `isinstance(it, str)`, `len(it)`.
            return value.name is not None and (value.name.startswith(".") or (value.name in ("isinstance", "bool") and holds) or value.name == "len")
    return False


def _stands_for(value, field):
    """Whether a value is the field, or what `{…}.get(field)` finds for it: where that is not None, the field is not."""
    if isinstance(value, Called) and value.name == ".get" and len(value.arguments) == 2 and isinstance(value.arguments[0], Items):
        table, key = value.arguments
        return table.kind == "dict" and same(key, field) and all(isinstance(one, Literal) and one.value is not None for one in table.keys)
    return same(value, field)


def is_about_cache(value):
    """Whether what a caching helper returned plays a part in a value."""
    return contains(value, Cached)


def is_about_event(value):
    """Whether a field of the event plays a part in it."""
    return any(isinstance(one, (Event, Field)) for one in walk(value))


def may_follow(first, second):
    """
    Whether a step may be done after another one in one call: it comes later, and is not in the other branch of an `if`. (What a loop
    does in its next round is not looked at.)
    """
    if second.order <= first.order or first.entry != second.entry:
        return False
    ours, theirs = _unshared(first, second)
    if ours and theirs and ours[0].value is theirs[0].value:
        return ours[0].holds == theirs[0].holds
    held = {id(one.value): one.holds for one in theirs} if ours else {}
    return all(held.get(id(one.value), one.holds) == one.holds for one in ours)


def always_before(first, second):
    """Whether a step was done in any case where another one is reached: each condition and loop of it is one of the other's, too."""
    if second.order <= first.order or first.entry != second.entry:
        return False
    ours, theirs = _unshared(first, second)
    held = {(id(one.value), one.holds) for one in theirs} if ours else ()
    return all((id(one.value), one.holds) in held for one in ours) and all(loop in second.loops for loop in first.loops)


def _unshared(first, second):
    """
    The conditions of two steps without those that they begin with alike. They are put on a stack and taken off it, so that where two steps
    have one in common, they have all before it in common; generated code has thousands.
    """
    low, high = 0, min(len(first.conditions), len(second.conditions))
    while low < high:
        middle = (low + high + 1) // 2
        if first.conditions[middle - 1] is second.conditions[middle - 1]:
            low = middle
        else:
            high = middle - 1
    return first.conditions[low:], second.conditions[low:]
