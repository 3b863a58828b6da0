"""What an expression may stand for, as far as a look at the source tells. Values are never changed; each knows its node."""


class Value:
    """Something that is not known any closer. `node`: the expression it comes from."""

    #: How many values it is made of, itself and parts of parts too; counted when it is first asked for.
    _size = None

    def __init__(self, node):
        self.node = node

    @property
    def size(self):
        """How many values it is made of, those that stand in it twice counted twice."""
        if self._size is None:
            self._size = 1 + sum(part.size for part in self.parts())
        return self._size

    def parts(self):
        """The values that it is made of, one level down."""
        return ()


class Literal(Value):
    """A constant of the source: text, number, bool or None."""

    def __init__(self, node, value):
        super().__init__(node)
        self.value = value


#: Pieces of one text; those behind are left out. A key has some few, but a text that is doubled again and again has millions.
MOST_PIECES = 200


class Text(Value):
    """Texts one behind the other: an f-string, a sum, `join`, `format` or `%`. `pieces`: Literals of str, and others, at most MOST_PIECES."""

    def __init__(self, node, pieces):
        super().__init__(node)
        self.pieces = tuple(pieces[:MOST_PIECES])

    def parts(self):
        return self.pieces


class Event(Value):
    """The event as a whole."""


class Field(Value):
    """
    A field of the event. `path`: names, outermost first, None for one that is computed. `may_be_none`: None where the event lacks it;
    else that raises (`event["name"]`) or there is a default, which is `default`.
    """

    def __init__(self, node, path, may_be_none, how, default=None):
        super().__init__(node)
        self.path = tuple(path)
        self.may_be_none = may_be_none
        self.how = how
        self.default = default

    def parts(self):
        return () if self.default is None else (self.default,)


class Time(Value):
    """A moment. `source`: `wall` (the clock of the machine) or `event` (event_time_epoch). `form`: `seconds`, `datetime`, `date`, `text`."""

    def __init__(self, node, source, form):
        super().__init__(node)
        self.source = source
        self.form = form


class Cached(Value):
    """What a caching helper returned; `call`: the CacheCall."""

    def __init__(self, node, call):
        super().__init__(node)
        self.call = call


class Operation(Value):
    """
    Operator and operands: arithmetic (`+`, `*`, `|` …), comparisons (`==`, `<`, `in`, `is` …), `not`, `and`, `or`, `[]` (a subscript),
    `.name` (an attribute).
    """

    def __init__(self, node, operator, operands):
        super().__init__(node)
        self.operator = operator
        self.operands = tuple(operands)

    def parts(self):
        return self.operands


class Called(Value):
    """
    What a call returned that is not looked into. `name`: of a function its full name where that is known (`datetime.timedelta`, `int`),
    of a method `.` and its name, and then `arguments` begins with what it was called on. `keywords`: by name.
    """

    def __init__(self, node, name, arguments, keywords):
        super().__init__(node)
        self.name = name
        self.arguments = tuple(arguments)
        self.keywords = dict(keywords)

    def parts(self):
        return (*self.arguments, *self.keywords.values())


class Items(Value):
    """A display or comprehension. `kind`: list, tuple, set or dict. Of a dict `keys` are its keys (None: `**`), in the order of `items`."""

    def __init__(self, node, kind, items, keys=()):
        super().__init__(node)
        self.kind = kind
        self.items = tuple(items)
        self.keys = tuple(keys)

    def parts(self):
        return (*self.items, *(key for key in self.keys if key is not None))


class Choice(Value):
    """
    One of several: both sides of a ternary, what the branches of an `if` left, what a function returns at several places; then
    `arguments` is what that was called with.
    """

    def __init__(self, node, options, arguments=()):
        super().__init__(node)
        self.options = tuple(options)
        self.arguments = tuple(arguments)

    def parts(self):
        return self.options


class Imported(Value):
    """A module or a name of one: `name` is its full name, e.g. `panther_detection_helpers.caching.get_counter`."""

    def __init__(self, node, name):
        super().__init__(node)
        self.name = name


class Function(Value):
    """A function of a source that is there: `definition` is its FunctionDef or Lambda, `module` the Module that it stands in."""

    def __init__(self, node, definition, module, closure=None):
        super().__init__(node)
        self.definition = definition
        self.module = module
        self.closure = closure or {}


MOST_PARTS = 2_000


def walk(value):
    """The value and all that it is made of, at most MOST_PARTS; what a helper returned is not followed to its key."""
    todo = [value]
    count = 0
    while todo and count < MOST_PARTS:
        one = todo.pop()
        count += 1
        yield one
        todo.extend(reversed(one.parts()))


def contains(value, kind, test=lambda _: True):
    """Whether something of a class of values is in it for which `test` holds."""
    return any(isinstance(one, kind) and test(one) for one in walk(value))


def options(value):
    """What it may be: the options of a Choice, each on its own, else itself."""
    if isinstance(value, Choice):
        return [one for option in value.options for one in options(option)]
    return [value]


def join(node, values, arguments=()):
    """One value for several: the same one stays itself. `arguments`: of the function that returns them."""
    different = []
    for value in values:
        for one in options(value):
            if not any(one is other for other in different):
                different.append(one)
    if len(different) == 1:
        return different[0]
    return Choice(node, different[:20], arguments)


def same(left, right):
    """
    Whether two values are surely the same at one moment: the same value, the same literal, the same field of the event, or made of such
    in the same way.
    """
    if left is right:
        return True
    if type(left) is not type(right):
        return False
    if isinstance(left, Literal):
        return type(left.value) is type(right.value) and left.value == right.value
    if isinstance(left, Field):
        return None not in left.path and left.path == right.path
    if isinstance(left, Event):
        return True
    if isinstance(left, Imported):
        return left.name == right.name
    if isinstance(left, Operation) and left.operator != right.operator:
        return False
    if isinstance(left, Called) and (left.name != right.name or left.name is None or list(left.keywords) != list(right.keywords)):
        return False
    if isinstance(left, Items) and (left.kind != right.kind or len(left.keys) != len(right.keys)):
        return False
    if not isinstance(left, (Text, Operation, Called, Items)):
        return False
    ours, theirs = left.parts(), right.parts()
    return len(ours) == len(theirs) and all(same(one, other) for one, other in zip(ours, theirs))
