"""What a function of a detection does, in the order of its source: the steps that checks look at."""


class Condition:
    """Holds (or, `holds` False, does not) wherever a step with it is reached. `value`: of its expression."""

    def __init__(self, value, holds):
        self.value = value
        self.holds = holds

    @property
    def node(self):
        return self.value.node


class Step:
    """
    Something that is done. `entry`: name of the detection's function in which it is done, itself or in what that calls; `module`: whose
    source its node is in; `conditions`: what holds there, outermost first; `loops`: the loops around it, comprehensions too;
    `stack`: the calls that lead to it, as (module, node), outermost first.
    """

    def __init__(self, node, place):
        self.node = node
        self.module = place.module
        self.entry = place.entry
        self.conditions = tuple(place.conditions)
        self.loops = tuple(place.loops)
        self.stack = tuple(place.stack)
        self.order = place.next_order()


class CacheCall(Step):
    """
    A call of a caching helper. `arguments`: values by parameter, those that are given; `is_discarded`: nobody looks at what it returns;
    `is_guessed`: it has arguments by `*` or `**`, so that not all of them are known.
    """

    def __init__(self, node, place, helper, arguments, is_guessed):
        super().__init__(node, place)
        self.helper = helper
        self.name = helper.name
        self.arguments = arguments
        self.is_guessed = is_guessed
        self.is_discarded = False

    @property
    def key(self):
        """The value of its key; None where it is not known."""
        return self.arguments.get("key")

    @property
    def ttl(self):
        """The value that says when the item expires; None where none is given."""
        return self.arguments.get(self.helper.ttl) if self.helper.ttl else None


class Return(Step):
    """A function of the detection ends: `value` is what it returns. Of a function that it calls there is none."""

    def __init__(self, node, place, value):
        super().__init__(node, place)
        self.value = value


class Assigned(Step):
    """A name, or a part of something, gets a value. `target`: its node; `is_global`: of the module, from within a function."""

    def __init__(self, node, place, target, value, is_global):
        super().__init__(node, place)
        self.target = target
        self.value = value
        self.is_global = is_global


class Changed(Step):
    """A value is changed in place: `method` is `.add`, `[]=`, `|=` …; `value`: what is changed; `arguments`: with what."""

    def __init__(self, node, place, value, method, arguments):
        super().__init__(node, place)
        self.value = value
        self.method = method
        self.arguments = tuple(arguments)


class Branched(Step):
    """An `if`, a `while`, a ternary or the first side of `and`/`or` asked `value`."""

    def __init__(self, node, place, value):
        super().__init__(node, place)
        self.value = value
