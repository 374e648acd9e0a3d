"""The shape of the code, as tests: what may be imported where, and that nothing runs in a circle.

The core is pure: clocks, the environment, Kafka and metrics are met only where the table
below says. It is read off the syntax tree, so that nothing has to be imported to be judged.
"""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "service" / "wiredesk"

STREAM = ("stream",)
SHELL = ("stream", "cli", "demo", "__main__")
SETTINGS = ("settings",)

# Where each may be used: folders and modules in the package. What is not listed is free.
PLACES = {
    "aiohttp": STREAM,
    "aiokafka": STREAM,
    "faust": STREAM,
    "http.server": STREAM,
    "mode": STREAM,
    "prometheus_client": STREAM,
    "socket": STREAM,
    "threading": STREAM,
    "asyncio": SHELL,
    "datetime.date.today": SHELL,
    "datetime.datetime.now": SHELL,
    "datetime.datetime.today": SHELL,
    "datetime.datetime.utcnow": SHELL,
    "logging": SHELL,
    "random": SHELL,
    "signal": SHELL,
    "subprocess": SHELL,
    "sys.argv": SHELL,
    "sys.stderr": SHELL,
    "sys.stdin": SHELL,
    "sys.stdout": SHELL,
    "time": SHELL,
    "typer": SHELL,
    "uuid": SHELL,
    "builtins.input": SHELL,
    "builtins.open": SHELL,
    "builtins.print": SHELL,
    "wiredesk.cli": ("cli", "__main__"),
    "wiredesk.demo": ("cli", "demo"),
    "wiredesk.settings": (*SHELL, "publish.asyncapi"),  # which documents the defaults
    "wiredesk.stream": SHELL,
    "os.environ": (*SETTINGS, "stream.process"),  # which hands all of it to a child
    "os.getenv": SETTINGS,
    "pydantic_settings": SETTINGS,
}


def modules() -> dict[str, Path]:
    """Give every module of the package: its dotted name and its file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    """Parse a file, once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Give the local and the full name of what an import statement binds."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name, alias.name
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "relative imports hide what is imported"
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def dotted(node: ast.AST) -> str | None:
    """Give ``a.b.c`` for the expression of that form, else None."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return owner and f"{owner}.{node.attr}"
    return None


def full_names(module: ast.Module) -> Iterator[str]:
    """Give the full names that a module imports, and those that it reads through them."""
    known = {"open": "builtins.open", "print": "builtins.print", "input": "builtins.input"}
    for node in ast.walk(module):
        known.update(imports(node))
        yield from (full for _, full in imports(node))
    for node in ast.walk(module):
        name = dotted(node)
        if name:
            first, _, rest = name.partition(".")
            yield f"{known.get(first, '')}.{rest}".strip(".")


def offences(module: ast.Module, place: str) -> set[str]:
    """Give what a module at this place in the package uses and may not."""
    return {
        limited
        for name in full_names(module)
        for limited, places in PLACES.items()
        if within(name, limited) and not any(within(place, each) for each in places)
    }


def within(name: str, limit: str) -> bool:
    """Tell whether a dotted name is another, or in it."""
    return f"{name}.".startswith(f"{limit}.")


def edges(found: dict[str, Path]) -> dict[str, set[str]]:
    """Give the package's own modules that each module imports."""
    graph = {}
    for name, path in found.items():
        full = {each for node in ast.walk(tree(path)) for _, each in imports(node)}
        graph[name] = {owner for each in full if (owner := _owner(each, found)) and owner != name}
    return graph


def _owner(name: str, found: dict[str, Path]) -> str | None:
    """Give the module that a full name is, or is in."""
    if name in found:
        return name
    module = name.rpartition(".")[0]
    return module if module in found else None


@pytest.mark.parametrize("name", modules())
def test_what_is_not_pure_stays_in_its_place(name: str) -> None:
    found = offences(tree(modules()[name]), name.removeprefix("wiredesk."))
    assert not found, f"{name} uses {found}, which only {[PLACES[each] for each in found]} may"


@pytest.mark.parametrize(
    ("snippet", "place", "expected"),
    [
        ("import faust", "decode.plain", {"faust"}),
        ("import faust", "cli.run", {"faust"}),
        ("import faust", "stream.app", set()),
        ("from faust.types import TP", "enrich", {"faust"}),
        ("import faustus", "decode", set()),
        ("import asyncio as a", "pipeline", {"asyncio"}),
        ("import asyncio as a", "demo", set()),
        ("from os import environ", "story", {"os.environ"}),
        ("import os\nos.environ['HOME']", "stream.worker", {"os.environ"}),
        ("import os\n{**os.environ}", "stream.process", set()),
        ("import os\nos.getenv('HOME')", "settings", set()),
        ("import os as o\no.getenv('HOME')", "cli", {"os.getenv"}),
        ("import os\nos.cpu_count()", "stream", set()),
        (
            "from datetime import UTC, datetime\ndatetime.now(UTC)",
            "route",
            {"datetime.datetime.now"},
        ),
        ("import datetime as d\nd.datetime.utcnow()", "route", {"datetime.datetime.utcnow"}),
        ("from datetime import date\ndate.today()", "enrich", {"datetime.date.today"}),
        ("from datetime import date\ndate(2021, 8, 1)", "enrich", set()),
        ("import time\ntime.time()", "identify", {"time"}),
        ("def f():\n    import time", "publish", {"time"}),
        ("print('here')", "decode", {"builtins.print"}),
        ("open('a')", "gazetteer", {"builtins.open"}),
        ("import wiredesk.stream.worker", "decode", {"wiredesk.stream"}),
        ("from wiredesk import stream", "pipeline", {"wiredesk.stream"}),
        ("from wiredesk.settings import Settings", "enrich", {"wiredesk.settings"}),
        ("from wiredesk.cli import main", "stream", {"wiredesk.cli"}),
    ],
)
def test_the_law_can_be_broken(snippet: str, place: str, expected: set[str]) -> None:
    assert offences(ast.parse(snippet), place) == expected


def test_no_imports_run_in_a_circle() -> None:
    TopologicalSorter(edges(modules())).prepare()


def test_a_circle_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from wiredesk.b import thing\n")
    (tmp_path / "b.py").write_text("def late():\n    from wiredesk import a\n")
    found = {"wiredesk.a": tmp_path / "a.py", "wiredesk.b": tmp_path / "b.py"}
    with pytest.raises(CycleError):
        TopologicalSorter(edges(found)).prepare()


@pytest.mark.parametrize("name", modules())
def test_all_that_is_public_says_what_it_means(name: str) -> None:
    module = tree(modules()[name])
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
    bodies = [module.body, *(node.body for node in classes)]
    members = [node for body in bodies for node in body if isinstance(node, kinds)]
    silent = [m.name for m in members if not m.name.startswith("_") and not ast.get_docstring(m)]
    assert ast.get_docstring(module)
    assert not silent
