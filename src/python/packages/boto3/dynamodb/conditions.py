"""
Builders for condition, filter and key-condition expressions: `Attr("a").gt(3) & ~Attr("b").exists()`.

A condition is compiled to an expression text in which every attribute name is a placeholder `#n0`, `#n1` … and every
value a placeholder `:v0`, `:v1` …, so that reserved words and any value can be used.
"""

import re
from collections import namedtuple

BuiltConditionExpression = namedtuple(
    "BuiltConditionExpression",
    ["condition_expression", "attribute_name_placeholders", "attribute_value_placeholders"],
)

# The names within a path such as `a.b[0].c`: everything but dots and list indices.
_PATH_NAME = re.compile(r"[^.\[\]]+(?![^\[]*\])")


class ConditionBase:
    """A condition; combine with `&`, `|` and `~`. `form` is a format of its operands' texts."""

    form = ""

    def __init__(self, *operands):
        self.operands = operands

    def __and__(self, other):
        _require_condition(other, "AND")
        return And(self, other)

    def __or__(self, other):
        _require_condition(other, "OR")
        return Or(self, other)

    def __invert__(self):
        return Not(self)

    def __eq__(self, other):
        return type(other) is type(self) and self.operands == other.operands

    __hash__ = None

    def render(self, texts):
        """Return the expression for the operands' texts."""
        return self.form.format(*texts)


def _require_condition(other, operator):
    if not isinstance(other, ConditionBase):
        raise TypeError(f"Operator {operator} needs a condition on both sides, not {type(other).__name__}")


class And(ConditionBase):
    """Both conditions hold."""

    form = "({0} AND {1})"


class Or(ConditionBase):
    """At least one of the conditions holds."""

    form = "({0} OR {1})"


class Not(ConditionBase):
    """The condition does not hold."""

    form = "(NOT {0})"


class Equals(ConditionBase):
    """The attribute equals the value."""

    form = "{0} = {1}"


class NotEquals(ConditionBase):
    """The attribute is unlike the value."""

    form = "{0} <> {1}"


class LessThan(ConditionBase):
    """The attribute is below the value."""

    form = "{0} < {1}"


class LessThanEquals(ConditionBase):
    """The attribute is at most the value."""

    form = "{0} <= {1}"


class GreaterThan(ConditionBase):
    """The attribute is above the value."""

    form = "{0} > {1}"


class GreaterThanEquals(ConditionBase):
    """The attribute is at least the value."""

    form = "{0} >= {1}"


class Between(ConditionBase):
    """The attribute lies between two values, both included."""

    form = "{0} BETWEEN {1} AND {2}"


class BeginsWith(ConditionBase):
    """The text begins with the value."""

    form = "begins_with({0}, {1})"


class Contains(ConditionBase):
    """The text, set or list contains the value."""

    form = "contains({0}, {1})"


class AttributeType(ConditionBase):
    """The attribute has the type, e.g. `SS`."""

    form = "attribute_type({0}, {1})"


class AttributeExists(ConditionBase):
    """The item has the attribute."""

    form = "attribute_exists({0})"


class AttributeNotExists(ConditionBase):
    """The item lacks the attribute."""

    form = "attribute_not_exists({0})"


class In(ConditionBase):
    """The attribute equals one of the values."""

    def render(self, texts):
        """Return the expression for the operands' texts."""
        attribute, *values = texts
        return f"{attribute} IN ({', '.join(values)})"


class AttributeBase:
    """Something that can be compared with a value."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return type(other) is type(self) and self.name == other.name

    __hash__ = None

    def eq(self, value):
        """Compare: equal."""
        return Equals(self, value)

    def lt(self, value):
        """Compare: below."""
        return LessThan(self, value)

    def lte(self, value):
        """Compare: at most."""
        return LessThanEquals(self, value)

    def gt(self, value):
        """Compare: above."""
        return GreaterThan(self, value)

    def gte(self, value):
        """Compare: at least."""
        return GreaterThanEquals(self, value)

    def begins_with(self, value):
        """Compare: begins with."""
        return BeginsWith(self, value)

    def between(self, low_value, high_value):
        """Compare: between, both ends included."""
        return Between(self, low_value, high_value)


class Key(AttributeBase):
    """A key attribute, for `KeyConditionExpression`."""


class Attr(AttributeBase):
    """An attribute or a path such as `a.b[0]`, for `ConditionExpression` and `FilterExpression`."""

    def ne(self, value):
        """Compare: unlike."""
        return NotEquals(self, value)

    def is_in(self, value):
        """Compare: equal to one of a list of values."""
        return In(self, *value)

    def exists(self):
        """Whether the item has the attribute."""
        return AttributeExists(self)

    def not_exists(self):
        """Whether the item lacks the attribute."""
        return AttributeNotExists(self)

    def contains(self, value):
        """Whether the text, set or list contains the value."""
        return Contains(self, value)

    def size(self):
        """Return the attribute's size, to be compared."""
        return Size(self)

    def attribute_type(self, value):
        """Whether the attribute has the type, e.g. `SS`."""
        return AttributeType(self, value)


class Size(AttributeBase):
    """The size of an attribute: length of a text, members of a set, list or map."""

    def __init__(self, attribute):
        super().__init__(attribute.name)


class ConditionExpressionBuilder:
    """Compiles conditions; placeholders are numbered on from one condition to the next."""

    def __init__(self):
        self.reset()

    def reset(self):
        """Start the placeholders' numbers from 0 again."""
        self._names = 0
        self._values = 0

    def build_expression(self, condition, is_key_condition=False):
        """
        Return expression, `{placeholder: name}` and `{placeholder: value}`.

        Raises TypeError for what is no condition, or for an Attr in a key condition.
        """
        if not isinstance(condition, ConditionBase):
            raise TypeError(f"A condition is needed, not {type(condition).__name__}")
        names = {}
        values = {}
        return BuiltConditionExpression(self._text(condition, names, values, is_key_condition), names, values)

    def _text(self, operand, names, values, is_key_condition):
        if isinstance(operand, ConditionBase):
            return operand.render([self._text(each, names, values, is_key_condition) for each in operand.operands])
        if isinstance(operand, AttributeBase):
            if is_key_condition and not isinstance(operand, Key):
                raise TypeError(f"Attribute object {operand.name} is of type {type(operand)}. Only Key is allowed.")
            path = _PATH_NAME.sub(lambda found: self._name_placeholder(found.group(), names), operand.name)
            return f"size({path})" if isinstance(operand, Size) else path
        placeholder = f":v{self._values}"
        self._values += 1
        values[placeholder] = operand
        return placeholder

    def _name_placeholder(self, name, names):
        placeholder = f"#n{self._names}"
        self._names += 1
        names[placeholder] = name
        return placeholder
