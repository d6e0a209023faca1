"""YAML as the editor wrote it: every value a string, every key and value with its line.

`yaml.compose` is used instead of `yaml.load`, because loading turns `1:30` into 90 and `no` into False, keeps the
last of two equal keys in silence, and forgets lines (YAML 1.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from .ids import id_fault
from .problems import Problem, not_allowed, problem


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar, a list or a mapping; exactly one of `text`, `items`, `fields` is meant by `kind`."""

    kind: str
    """`text`, `list` or `mapping`."""
    path: str
    line: int
    text: str = ""
    items: tuple[Value, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The text of a field, or the empty string."""
        value = self.fields.get(name)
        return value.text if value and value.kind == "text" else ""

    def line_of(self, name: str) -> int:
        """The line of a field, or of the mapping itself."""
        return self.fields[name].line if name in self.fields else self.line

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that may be one text or a list of texts."""
        value = self.fields.get(name)
        if value is None:
            return ()
        return (value.text,) if value.kind == "text" else tuple(item.text for item in value.items)

    def check(self, allowed: Mapping[str, str], what: str, required: Iterable[str] = ()) -> Iterator[Problem]:
        """Unknown keys, keys of the wrong kind, and required keys that are missing or empty.

        `allowed` maps each key to the kinds it may have, as in `{"title": "text", "topics": "text list"}`.
        """
        for name, value in self.fields.items():
            if name not in allowed:
                yield problem(self.path, value.line, not_allowed(f"key in {what}", name, allowed))
            elif value.kind not in allowed[name].split():
                kinds = allowed[name].replace(" ", " or a ")
                yield problem(self.path, value.line, f"{name!r} in {what} must be a {kinds}, found a {value.kind}")
            elif "text" in allowed[name].split():
                for item in (one for one in value.items if one.kind != "text"):
                    yield problem(self.path, item.line, f"{name!r} in {what} must hold texts, found a {item.kind}")
        for name in required:
            given = self.fields.get(name)
            if given is None or not (given.text or given.items or given.fields):
                yield problem(self.path, self.line_of(name), f"{what} needs {name!r}")

    def check_word(self, name: str, allowed: Iterable[str]) -> Iterator[Problem]:
        """A field that is given and holds something else than a word of a closed list, or than some of them."""
        for found in filter(None, self.texts(name)):
            if found not in allowed:
                yield problem(self.path, self.line_of(name), not_allowed(name, found, allowed))


def records(
    value: Value, name: str, allowed: Mapping[str, str], what: str, required: Iterable[str]
) -> tuple[list[Value], list[Problem]]:
    """The mappings of a list, and what is wrong with them; one that is no mapping or lacks its `id` is left out."""
    problems: list[Problem] = []
    kept: dict[str, Value] = {}
    found = value.fields.get(name)
    for number, item in enumerate(found.items if found else ()):
        if item.kind != "mapping":
            problems.append(problem(item.path, item.line, f"{what} must be a mapping, found a {item.kind}"))
            continue
        problems += item.check(allowed, what, required)
        key = item.get("id") if "id" in allowed else str(number)
        if key in kept:
            problems.append(problem(item.path, item.line, f"{what} with id {key!r} stands twice, first at {kept[key].line}"))
        elif key and (fault := id_fault(key)):
            problems.append(problem(item.path, item.line_of("id"), f"id {key!r} of {what}: {fault}"))
        elif key:
            kept[key] = item
    return list(kept.values()), problems


def empty(path: str, line: int = 1) -> Value:
    """A mapping without fields."""
    return Value("mapping", path, line)


def split(text: str, path: str) -> tuple[Value, str, int, tuple[Problem, ...]]:
    """Front matter, body, first line of the body, problems.

    The front matter stands between two lines `---`, the first of them the first line of the file.
    """
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return empty(path), text, 1, (problem(path, 1, "no front matter: the first line must be '---'"),)
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return empty(path), "", len(lines), (problem(path, 1, "the front matter is not closed by a line '---'"),)
    value, problems = read_yaml("\n".join(lines[1:end]), path, first_line=2)
    if value.kind != "mapping":
        problems = (*problems, problem(path, 2, f"the front matter must be a mapping, found a {value.kind}"))
        value = empty(path, 2)
    return value, "\n".join(lines[end + 1 :]), end + 2, problems


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Value, tuple[Problem, ...]]:
    """One YAML document; unknown tags are read as plain values."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return empty(path, first_line), (problem(path, line, f"broken YAML: {error.problem or error.context}"),)
    except yaml.YAMLError as error:  # a character YAML does not allow
        line = first_line + text.count("\n", 0, getattr(error, "position", 0))
        return empty(path, first_line), (problem(path, line, f"broken YAML: {str(error).splitlines()[0]}"),)
    except RecursionError:
        return empty(path, first_line), (problem(path, first_line, "broken YAML: nested too deeply"),)
    if node is None:
        return empty(path, first_line), ()
    problems: list[Problem] = []
    try:
        return _value(node, path, first_line, problems), tuple(problems)
    except RecursionError:
        return empty(path, first_line), (problem(path, first_line, "broken YAML: a value contains itself"),)


def _value(node: yaml.Node, path: str, first_line: int, problems: list[Problem]) -> Value:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        return Value("text", path, line, text="" if node.tag == "tag:yaml.org,2002:null" else node.value.strip())
    if isinstance(node, yaml.SequenceNode):
        return Value("list", path, line, items=tuple(_value(item, path, first_line, problems) for item in node.value))
    assert isinstance(node, yaml.MappingNode), "compose gives scalars, sequences and mappings only"
    fields: dict[str, Value] = {}
    for key_node, value_node in node.value:
        name = str(key_node.value)
        key_line = first_line + key_node.start_mark.line
        if name in fields:
            problems.append(problem(path, key_line, f"key {name!r} stands twice, first at line {fields[name].line}"))
            continue
        value = _value(value_node, path, first_line, problems)
        fields[name] = Value(value.kind, path, key_line, value.text, value.items, value.fields)
    return Value("mapping", path, line, fields=fields)
