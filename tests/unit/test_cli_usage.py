"""The command line's help, its usage, and its settings: what is refused, and with which words."""

import re

import pytest
import typer

from support.commands import FEED, SEED, Run
from wiredesk.plugins import parts


def test_alone_it_prints_help(run: Run) -> None:
    ended = run()
    assert ended.code == 2
    for command in ("run", "read", "send", "tail", "held", "topics", "schema", "demo"):
        assert re.search(rf"│ {command} +\w", ended.out), command


def test_the_version(run: Run) -> None:
    assert re.fullmatch(r"wiredesk \d+\.\d+\.\d+\S*\n", run("--version").out)


@pytest.mark.parametrize(
    "command",
    ["run", "read", "send", "tail", "held", "topics list", "topics apply", "schema", "demo"],
)
def test_every_command_shows_an_example(run: Run, command: str) -> None:
    ended = run(*command.split(), "--help")
    assert ended.code == 0
    assert re.search(rf"Examples?:\s.*wiredesk {command}", ended.out, re.DOTALL)


def test_a_command_is_a_file() -> None:
    names = {path.stem for path in (FEED.parents[1] / "cli").glob("[a-z]*.py")}
    assert names == {"run", "read", "send", "tail", "held", "topics", "schema", "demo"}
    assert len(parts("wiredesk.cli", typer.Typer)) == len(names)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("read",),
        ("read", "--nonsense", SEED),
        ("read", "--format", "nonsense", SEED),
        ("tail", "--topic", "nonsense"),
        ("tail", "-n", "0"),
        ("send", SEED, "--header", "nonsense"),
        ("schema", "nonsense"),
        ("run", "--port", "70000"),
        ("demo", "--rate", "0"),
    ],
    ids=lambda arguments: "-".join(str(part).strip("-") for part in arguments[:2]),
)
def test_wrong_usage(run: Run, arguments: tuple[object, ...]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Error" in ended.err
