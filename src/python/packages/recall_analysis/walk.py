"""`Walk`: through the statements of a function of a detection, as Python would, but both ways where it branches, and loops once."""

import ast

from .expressions import evaluate, operator_of
from .narrowing import narrow
from .patterns import matched
from .place import DEEPEST, unknown
from .steps import Assigned, Branched, Changed, Condition, Return
from .values import Called, Event, Function, Imported, Items, Literal, Operation, join

#: How a block ends that does not end at its last statement: the function is left; or the round of a loop.
_LEAVES = "leaves"
_SKIPS = "skips"


class Walk:
    """One walk. `place`: where it is; `world`: the World that the names of imports are of."""

    def __init__(self, place, world):
        self.place = place
        self.world = world
        #: For each function that is followed: the values that it returns.
        self.returned = []
        self.global_names = [set()]
        #: Definitions of the functions that are followed at this moment.
        self.following = []

    def evaluate(self, node, env):
        """What an expression may stand for."""
        return evaluate(node, env, self)

    def of_module(self, imported):
        """The function or value of the workspace that an imported name stands for, else the name itself."""
        return self.world.value_of(imported) or imported

    def element(self, node, value):
        """What a loop's name stands for."""
        if isinstance(value, Items) and value.items and value.kind != "dict" and not isinstance(node, ast.Starred):
            return join(node, value.items)
        return Called(node, "iteration", (value,), {})

    # Functions.

    def enter(self, definition, arguments, node):
        """Walk through a function of the detection itself: its returns are steps."""
        env = self._bound(definition, arguments, {}, node)
        self.returned.append(None)
        self.block(definition.body, env)

    def follow(self, node, function, arguments, keywords):
        """Walk through a function that is called, as far as that is bounded; answers what it returns."""
        definition = function.definition
        is_within = definition in self.following
        if is_within or len(self.place.stack) >= DEEPEST:
            self.place.skip(node, "calls itself" if is_within else f"is called more than {DEEPEST} levels deep")
            return Called(node, None, arguments, keywords)
        env = {**function.closure, **self._bound(definition, arguments, keywords, node)}
        self.following.append(definition)
        with self.place.inside(function.module, node):
            if isinstance(definition, ast.Lambda):
                value = self.evaluate(definition.body, env)
            else:
                self.returned.append([])
                self.global_names.append(set())
                ends = self.block(definition.body, env)
                values = self.returned.pop()
                self.global_names.pop()
                if ends != _LEAVES:
                    values.append(Literal(node, None))
                value = join(node, values or [unknown(node)], [*arguments, *keywords.values()])
        self.following.pop()
        return value

    def _bound(self, definition, arguments, keywords, node):
        """The names of a function's parameters with what they are called with."""
        spec = definition.args
        names = [one.arg for one in (*spec.posonlyargs, *spec.args)]
        env = {}
        defaults = dict(zip(reversed(names), reversed(spec.defaults)))
        defaults.update({one.arg: default for one, default in zip(spec.kwonlyargs, spec.kw_defaults) if default is not None})
        for name, default in defaults.items():
            env[name] = self.evaluate(default, {})
        for name in (*names, *(one.arg for one in spec.kwonlyargs)):
            env.setdefault(name, unknown(node))
        env.update(zip(names, arguments))
        env.update({name: value for name, value in keywords.items() if name in env})
        for extra in (spec.vararg, spec.kwarg):
            if extra:
                env[extra.arg] = unknown(node)
        return env

    # Statements.

    def block(self, statements, env):
        """Walk through statements; `env` is changed. Answers how they end: `leaves`, `skips`, or None: at their last one."""
        known = len(self.place.conditions)
        ends = None
        for statement in statements:
            self.place.look(statement)
            ends = self._statement(statement, env)
            if ends:
                break
        # What an early return left as holding does so to the end of its block.
        del self.place.conditions[known:]
        return ends

    def _statement(self, node, env):
        handler = getattr(self, f"_on_{type(node).__name__}", None)
        if handler:
            return handler(node, env)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.evaluate(child, env)
        return None

    def _on_Expr(self, node, env):
        value = self.evaluate(node.value, env)
        call = getattr(value, "call", None)
        if call is not None and call.node is node.value:
            call.is_discarded = True

    def _on_Return(self, node, env):
        value = Literal(node, None) if node.value is None else self.evaluate(node.value, env)
        returned = self.returned[-1] if self.returned else None
        if returned is None:
            self.place.add(Return(node, self.place, value))
        else:
            returned.append(value)
        return _LEAVES

    def _on_Raise(self, node, env):
        if node.exc:
            self.evaluate(node.exc, env)
        return _LEAVES

    def _on_Continue(self, node, env):
        return _SKIPS

    _on_Break = _on_Continue

    def _on_Assign(self, node, env):
        value = self.evaluate(node.value, env)
        for target in node.targets:
            self.bind(target, value, env, node)

    def _on_AnnAssign(self, node, env):
        if node.value:
            self.bind(node.target, self.evaluate(node.value, env), env, node)

    def _on_AugAssign(self, node, env):
        before = self.evaluate(node.target, env)
        value = self.evaluate(node.value, env)
        operator = operator_of(node.op)
        self.place.add(Changed(node, self.place, before, f"{operator}=", (value,)))
        self.bind(node.target, Operation(node, operator, (before, value)), env, node)

    def _on_Global(self, node, env):
        self.global_names[-1].update(node.names)

    def _on_FunctionDef(self, node, env):
        made = Function(node, node, self.place.module, dict(env) if self.place.entry != "<module>" else None)
        self._keep(node.name, made, env)

    _on_AsyncFunctionDef = _on_FunctionDef

    def _on_ClassDef(self, node, env):
        self._keep(node.name, unknown(node), env)

    def _on_Import(self, node, env):
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            self._keep(alias.asname or name, Imported(node, name), env)

    def _on_ImportFrom(self, node, env):
        for alias in node.names:
            if alias.name == "*":
                for name, value in self.world.names_of(node.module or "", node).items():
                    self._keep(name, value, env)
                continue
            full = Imported(node, f"{node.module or ''}.{alias.name}")
            self._keep(alias.asname or alias.name, self.of_module(full), env)

    def _keep(self, name, value, env):
        if self.place.entry == "<module>" and not self.following:
            self.place.module.globals[name] = value
        else:
            env[name] = value

    def bind(self, target, value, env, node):
        """A target gets a value."""
        if isinstance(target, ast.Name):
            is_global = target.id in self.global_names[-1]
            self.place.add(Assigned(node, self.place, target, value, is_global))
            if is_global:
                self.place.module.globals[target.id] = value
            else:
                self._keep(target.id, value, env)
        elif isinstance(target, (ast.Tuple, ast.List)):
            parts = value.items if isinstance(value, Items) and len(value.items) == len(target.elts) else None
            for number, one in enumerate(target.elts):
                part = parts[number] if parts else Operation(node, "[]", (value, Literal(node, number)))
                self.bind(one.value if isinstance(one, ast.Starred) else one, part, env, node)
        elif isinstance(target, ast.Subscript):
            owner = self.evaluate(target.value, env)
            index = self.evaluate(target.slice, env)
            self.place.add(Changed(node, self.place, owner, "[]=", (index, value)))
        elif isinstance(target, ast.Attribute):
            self.place.add(Changed(node, self.place, self.evaluate(target.value, env), f".{target.attr}=", (value,)))

    def _on_Delete(self, node, env):
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                owner = self.evaluate(target.value, env)
                self.place.add(Changed(node, self.place, owner, "del []", (self.evaluate(target.slice, env),)))

    def _on_If(self, node, env):
        test = self.evaluate(node.test, env)
        self.place.add(Branched(node, self.place, test))
        one, other = dict(env), dict(env)
        narrow(one, node.test, True)
        narrow(other, node.test, False)
        with self.place.where(test, True):
            first = self.block(node.body, one)
        with self.place.where(test, False):
            second = self.block(node.orelse, other)
        if first and second:
            return _LEAVES if first == second == _LEAVES else _SKIPS
        if first:
            self._take(env, other)
            self.place.conditions.append(Condition(test, False))
        elif second:
            self._take(env, one)
            self.place.conditions.append(Condition(test, True))
        else:
            self._merge(env, one, other, node)
        return None

    def _take(self, env, other):
        env.clear()
        env.update(other)

    def _merge(self, env, one, other, node):
        env.clear()
        for name in {**one, **other}:
            values = [side[name] for side in (one, other) if name in side]
            env[name] = join(node, values)

    def _on_For(self, node, env):
        iterated = self.evaluate(node.iter, env)
        inner = dict(env)
        with self.place.loop(node):
            self.bind(node.target, self.element(node.iter, iterated), inner, node)
            self.block(node.body, inner)
        self._merge(env, dict(env), inner, node)
        self.block(node.orelse, env)

    _on_AsyncFor = _on_For

    def _on_While(self, node, env):
        with self.place.loop(node):
            test = self.evaluate(node.test, env)
            self.place.add(Branched(node, self.place, test))
            inner = dict(env)
            with self.place.where(test, True):
                self.block(node.body, inner)
        self._merge(env, dict(env), inner, node)
        self.block(node.orelse, env)

    def _on_With(self, node, env):
        for item in node.items:
            value = self.evaluate(item.context_expr, env)
            if item.optional_vars:
                self.bind(item.optional_vars, Called(node, "with", (value,), {}), env, node)
        return self.block(node.body, env)

    _on_AsyncWith = _on_With

    def _on_Try(self, node, env):
        tried = dict(env)
        ends = self.block(node.body, tried)
        if not ends:
            ends = self.block(node.orelse, tried)
        sides = [] if ends else [tried]
        for handler in node.handlers:
            caught = dict(env)
            self._merge(caught, dict(env), dict(tried), node)
            if handler.name:
                caught[handler.name] = unknown(handler)
            if not self.block(handler.body, caught):
                sides.append(caught)
        final = self.block(node.finalbody, env)
        if final or not sides:
            return final or _LEAVES
        first, *rest = sides
        self._take(env, first)
        for side in rest:
            self._merge(env, dict(env), side, node)
        return None

    _on_TryStar = _on_Try

    def _on_Match(self, node, env):
        subject = self.evaluate(node.subject, env)
        before = len(self.place.conditions)
        sides, ended = [], []
        for case in node.cases:
            inner = dict(env)
            for name in (one.name for one in ast.walk(case.pattern) if isinstance(one, (ast.MatchAs, ast.MatchStar)) and one.name):
                inner[name] = Called(node, "match", (subject,), {})
            test = matched(case.pattern, subject, lambda one: self.evaluate(one, env))
            if case.guard:
                guard = self.evaluate(case.guard, inner)
                test = guard if test is None else Operation(case.guard, "and", (test, guard))
            if test is None:
                ended.append(self.block(case.body, inner))
            else:
                self.place.add(Branched(case.pattern, self.place, test))
                with self.place.where(test, True):
                    ended.append(self.block(case.body, inner))
                self.place.conditions.append(Condition(test, False))
            if not ended[-1]:
                sides.append(inner)
            if test is None:
                break
        else:
            # None of the cases.
            sides.append(dict(env))
        held = self.place.conditions[before:]
        del self.place.conditions[before:]
        if not sides:
            return _LEAVES if all(one == _LEAVES for one in ended) else _SKIPS
        # What is behind is reached by none of the cases that end.
        self.place.conditions.extend(condition for condition, end in zip(held, ended) if end)
        self._take(env, sides[0])
        for side in sides[1:]:
            self._merge(env, dict(env), side, node)
        return None

    def parameters(self, definition, entry):
        """What a function of a detection is called with: the event."""
        return [Event(one) for one in definition.args.args[:1]] if entry != "<module>" else []
