"""`analyse`: from sources to findings."""

import importlib
import json
import pkgutil

from . import checks
from .workspace import Workspace
from .world import World

#: A file that is longer is not looked into: nobody wrote it by hand.
MOST_CHARACTERS = 1_000_000
_MOST_FINDINGS = 500
_MOST_SILENCED = 2_000
#: What is told is cut off here, as the page reads no more: a name in it can be as long as its author likes.
_LONGEST_TEXT = 1_000
_LONGEST_EDIT = 50_000


def _loaded():
    names = sorted(one.name for one in pkgutil.iter_modules(checks.__path__) if one.name.startswith("rc"))
    return [(name.upper(), importlib.import_module(f"{checks.__name__}.{name}").check) for name in names]


#: (code, check) of each module in `checks/`.
CHECKS = _loaded()


def analyse(work):
    """Look into the files that `work` (JSON of an AnalysisWork) names; answers JSON, a FileAnalysis for each."""
    given = json.loads(work)
    world = World(given["sources"], {helper["module"]: helper["path"] for helper in given["helpers"]})
    workspace = Workspace(given, world)
    return json.dumps([_file(path, given, world, workspace) for path in given["paths"]])


def _file(path, given, world, workspace):
    source = given["sources"][path]
    if len(source) > MOST_CHARACTERS:
        return _unread(path, 1, f"It has more than {MOST_CHARACTERS:,} characters and was not looked into.")
    try:
        rule = workspace.rule(path)
    except SyntaxError as error:
        return _unread(path, error.lineno or 1, f"Python cannot read it: {error.msg}.")
    except (ValueError, RecursionError, MemoryError):
        return _unread(path, 1, "Python cannot read it.")
    found, failed = _found(rule)
    modules = {rule.module.path: rule.module, **{one.path: one for one in world.modules.values() if one}}
    silences = {name: module.silenced for name, module in modules.items()}
    kept = []
    seen = set()
    for one in found:
        line = one["range"]["from"]["line"]
        known = (one["code"], one["range"]["path"], json.dumps(one["range"]["from"]), one["message"])
        if known in seen or one["code"] in silences.get(one["range"]["path"], {}).get(line, ()):
            continue
        seen.add(known)
        kept.append(one)
    own = silences.get(path, {})
    unread = [*_words(rule), *failed]
    return {
        "path": path,
        "findings": [_bounded(one) for one in kept[:_MOST_FINDINGS]],
        "unread": [{**one, "text": _clipped(one["text"])} for one in unread[:50]],
        "silenced": [{"code": code, "line": line} for line in sorted(own) for code in sorted(own[line])][:_MOST_SILENCED],
    }


def _clipped(text):
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT - 1]}…"


def _bounded(one):
    """A finding that the page reads: with its texts cut off, and without a fix that is too long."""
    made = one["fix"]
    if made is not None:
        fits = all(len(edit["text"]) <= _LONGEST_EDIT for edit in made["edits"])
        made = {**made, "title": _clipped(made["title"])} if fits else None
    return {**one, "message": _clipped(one["message"]), "fix": made}


def _found(rule):
    """What all checks find; one that fails is named, and costs no other."""
    found = []
    failed = []
    for code, check in CHECKS:
        try:
            found.extend(check(rule))
        except Exception as error:  # noqa: BLE001: a fault of ours must not hide what the others find
            failed.append({"line": 1, "text": f"{code} could not be looked for: {type(error).__name__}: {error}"})
    return found, failed


def _words(rule):
    """What was not followed, each line once."""
    seen = set()
    for module, line, words in rule.unread:
        here = "" if module.path == rule.module.path else f" in {module.path}"
        text = f"Line {line}{here} {words}; that was not followed."
        if text not in seen:
            seen.add(text)
            yield {"line": line if not here else 1, "text": text}


def _unread(path, line, text):
    return {"path": path, "findings": [], "unread": [{"line": line, "text": text}], "silenced": []}
