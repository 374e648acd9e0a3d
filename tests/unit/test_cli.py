"""The command line as a person meets it: what it prints, where, and with which exit code."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from jsonschema import Draft202012Validator

from wiredesk.cli import main
from wiredesk.cli._story import cells, fitted, shortened
from wiredesk.cli._terminal import END_ISOLATE, ISOLATE, isolate, safe
from wiredesk.plugins import parts
from wiredesk.publish.schemas import schemas

FEED = Path(str(files("wiredesk") / "demo" / "feed"))
SEED = FEED / "001-xinhua-ar.txt"
REPEATED = (FEED / "002-rail-strike-fr.txt", FEED / "032-rail-strike-fr-repeat.txt")
UPDATED = (FEED / "004-earthquake-alert-en.json", FEED / "008-earthquake-update-en.json")
WITH_SUBJECTS = Path(__file__).parents[1] / "cases" / "ap-media" / "full" / "in.json"
BROKEN = FEED / "017-broken-truncated.json"
UNREACHABLE_SECONDS = 12


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def envelopes(self) -> list[dict[str, object]]:
        """The envelopes that it printed."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give a function that runs a command in this process."""

    def wiredesk(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["wiredesk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, out.decode(), err.decode())

    monkeypatch.setenv("COLUMNS", "100")
    return wiredesk


def shell(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "wiredesk", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    """Give a function that puts bytes into a file."""

    def written(value: bytes) -> Path:
        path = tmp_path / "message"
        path.write_bytes(value)
        return path

    return written


# Help and usage


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


# read


def test_the_seed_story(run: Run) -> None:
    ended = run("read", SEED)
    (envelope,) = ended.envelopes
    assert (ended.code, ended.err) == (0, "")
    Draft202012Validator(json.loads(schemas()["stories"])).validate(envelope)
    assert ended.out.startswith('{"schema_version":1,')
    assert "بغداد" in ended.out


def test_the_seed_story_to_look_at(run: Run) -> None:
    out = run("read", "--pretty", SEED).out
    for fact in ("Baghdad, IQ", "2021-08-01", "Xinhua", "politics", "conflict", "ar, "):
        assert fact in out
    assert f"{ISOLATE}بغداد{END_ISOLATE}" in out
    assert out.count(ISOLATE) == out.count(END_ISOLATE)


def test_the_same_file_gives_the_same_identity(run: Run) -> None:
    (first,), (second,) = run("read", SEED).envelopes, run("read", SEED).envelopes
    for field in ("id", "version", "article", "enrichment", "provenance"):
        assert first[field] == second[field]


def test_standard_input() -> None:
    ended = shell("read", "-", stdin=SEED.read_bytes())
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["article"]["format"] == "plain"


def test_a_story_as_ninjs(run: Run) -> None:
    ended = run("read", "--as", "ninjs", "--pretty", SEED)
    (found,) = ended.envelopes
    assert ended.code == 0
    assert found["standard"]["version"] == "3.1"  # type: ignore[index]  # JSON
    assert found["bodies"][0]["value"].startswith("بغداد")  # type: ignore[index]  # JSON


def test_why_a_story_is_read_as_it_is(run: Run) -> None:
    ended = run("read", "--explain", UPDATED[0], SEED)
    assert len(ended.envelopes) == 2
    for told in (
        "ninjs-1: has its marks",
        "headline",
        "from headline",
        "from body_",
        "plain: readable",
    ):
        assert told in ended.err
    assert re.search(r"not +.*nitf", ended.err, re.DOTALL)


def test_whom_and_what_the_first_story_names(run: Run) -> None:
    (found,) = run("read", SEED).envelopes
    named = found["enrichment"]["entities"]["items"]  # type: ignore[index]  # JSON
    persons = {one["name"] for one in named if one["type"] == "PERSON"}
    places = {one["name"] for one in named if one["type"] == "PLACE"}
    assert persons >= {"مصطفى الكاظمي", "برهم صالح", "محمد الحلبوسي"}
    assert places == {"Baghdad", "Iraq", "United States", "Washington"}
    topics = found["enrichment"]["topics"]["items"]  # type: ignore[index]  # JSON
    assert [one["media_topic"] for one in topics][:2] == ["medtop:11000000", "medtop:16000000"]


def test_why_a_story_has_its_topics(run: Run) -> None:
    ended = run("read", "--explain", SEED, WITH_SUBJECTS)
    assert re.search(r"topic +politics and government: \d+% sure, by the words", ended.err)
    assert "البرلمان" in ended.err
    assert re.search(r"topic +.*: sent by the agency", ended.err)


def test_why_a_message_is_dead(run: Run) -> None:
    ended = run("read", "--explain", BROKEN)
    assert ended.code == 3
    assert re.search(r"refused +malformed: JSON", ended.err)


def test_a_header_that_named_the_format_is_told(run: Run) -> None:
    ended = run("read", "--explain", "--format", "plain", SEED)
    assert "plain: named by the header wire-format" in ended.err


def test_what_was_repaired_is_told(run: Run, write: Callable[[bytes], Path]) -> None:
    path = write("OSLO, Aug 3 (NTB) - ``Koali\u00adtion,'' they said.".encode())
    ended = run("read", "--explain", path)
    assert re.search("repaired +typewriter quotes", ended.err)
    assert "soft hyphens" in ended.err


def test_a_repeat_is_noted_and_not_printed(run: Run) -> None:
    ended = run("read", *REPEATED)
    assert (ended.code, len(ended.envelopes)) == (0, 1)
    assert re.search(r"032-.*: not published: repeat of story [0-9a-f]{32}", ended.err)


def test_versions_follow_each_other(run: Run) -> None:
    envelopes = run("read", *UPDATED).envelopes
    assert [envelope["action"] for envelope in envelopes] == ["new", "update"]
    assert envelopes[1]["supersedes"] == 1


def test_a_folder_is_read_by_name_without_hidden_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("PARIS, Aug 3 - The second story is here.")
    (tmp_path / "a.txt").write_text("LYON, Aug 3 - The first story is here.")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    texts = [envelope["article"]["text"][:5] for envelope in run("read", tmp_path).envelopes]  # type: ignore[index]  # JSON
    assert texts == ["LYON,", "PARIS"]


def test_a_dead_letter_among_stories(run: Run) -> None:
    ended = run("read", BROKEN, SEED)
    assert (ended.code, len(ended.envelopes)) == (3, 1)
    assert f"{BROKEN}: dead letter: malformed: JSON" in ended.err


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (bytes(range(256)) * 4, "wrong_encoding"),
        ("The story is here.".encode("utf-16-le"), "(unknown_format|wrong_encoding)"),
        (b'{"uri": "a", "versioncreated": ', "malformed"),
    ],
)
def test_what_is_no_story(
    run: Run, write: Callable[[bytes], Path], value: bytes, reason: str
) -> None:
    ended = run("read", write(value))
    assert (ended.code, ended.out) == (3, "")
    assert re.search(rf": dead letter: {reason}: .", ended.err)


def test_utf_16_with_its_mark_is_read(run: Run, write: Callable[[bytes], Path]) -> None:
    path = write("القاهرة 3 أغسطس - هذه قصة قصيرة.".encode("utf-16"))
    (envelope,) = run("read", path).envelopes
    assert envelope["article"]["text"] == "القاهرة 3 أغسطس - هذه قصة قصيرة."  # type: ignore[index]  # JSON


def test_a_huge_file_is_not_read_to_its_end(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    ended = run("read", path)
    assert (ended.code, ended.out) == (3, "")
    assert "dead letter: too_large: more than 1000000 bytes" in ended.err


def test_a_format_may_be_named(run: Run) -> None:
    ended = run("read", "--format", "ninjs-1", SEED)
    assert ended.code == 3
    (envelope,) = run("read", "--format", "plain", SEED).envelopes
    assert envelope["article"]["format"] == "plain"  # type: ignore[index]  # JSON


@pytest.mark.parametrize("command", ["read", "send"])
def test_a_file_that_is_not_there(run: Run, command: str) -> None:
    ended = run(command, SEED, "nowhere.txt")
    assert (ended.code, ended.out) == (1, "")
    assert (
        ended.err
        == "error: no such file: nowhere.txt\nhint: check the path; - reads standard input\n"
    )


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    ended = run("read", tmp_path)
    assert ended.code == 1
    assert ended.err.startswith(f"error: no files in {tmp_path}\nhint: ")


def test_a_reader_that_has_enough(tmp_path: Path) -> None:
    story = SEED.read_text("utf-8")
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"{story}\n{number}")
    command = [sys.executable, "-m", "wiredesk", "read", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout
        assert reading.stderr
        reading.stdout.read(100)
        reading.stdout.close()
        assert reading.stderr.read() == b""
        assert reading.wait(30) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_a_disk_that_is_full() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "wiredesk", "read", str(SEED)]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"error: ")
    assert b"Traceback" not in ended.stderr


# schema


def test_a_schema(run: Run) -> None:
    assert json.loads(run("schema", "stories").out)["$id"] == "urn:wiredesk:stories:v1"
    assert run("schema").out.split() == list(schemas())


def test_schemas_are_written(run: Run, tmp_path: Path) -> None:
    ended = run("schema", "--write", tmp_path / "new")
    assert re.fullmatch(rf"\d+ files in {tmp_path}/new\n", ended.out)
    assert json.loads((tmp_path / "new/stories.v1.schema.json").read_text("utf-8"))
    (tmp_path / "file").touch()
    ended = run("schema", "--write", tmp_path / "file" / "below")
    assert ended.code == 1
    assert ended.err.startswith("error: can't write ")


# Kafka that is not there


@pytest.fixture
def closed_port() -> int:
    """Give a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    "command",
    ["topics list", "topics apply", f"send {SEED}", "tail", "run --port 0", "demo --once"],
    ids=lambda command: command.split()[0],
)
def test_a_broker_that_is_not_there(closed_port: int, command: str) -> None:
    begun = time.monotonic()
    ended = shell(*command.split(), "--broker", f"127.0.0.1:{closed_port}")
    assert time.monotonic() - begun < UNREACHABLE_SECONDS
    assert (ended.returncode, ended.stdout) == (1, b"")
    lines = ended.stderr.decode().splitlines()
    assert f"error: broker unreachable at 127.0.0.1:{closed_port}" in lines
    assert any(line.startswith("hint: is Kafka running?") for line in lines)
    assert not any("Traceback" in line for line in lines)


@pytest.mark.parametrize("address", ["foo:bar", "no-such-host.invalid:9092"])
def test_an_address_that_is_none(run: Run, address: str) -> None:
    ended = run("tail", "--broker", address)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error: ")
    assert address in ended.err


def test_a_setting_that_is_wrong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_PARTITIONS", "many")
    ended = run("topics", "list")
    assert ended.code == 1
    assert ended.err.startswith("error: wrong setting: WIREDESK_PARTITIONS: Input should be")


def test_settings_that_contradict_each_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREDESK_SASL_PASSWORD", "open-Sesame")
    ended = run("topics", "list")
    assert ended.code == 1
    fault = "WIREDESK_SASL_PASSWORD is set, but WIREDESK_SECURITY_PROTOCOL is PLAINTEXT"
    assert ended.err.startswith(f"error: wrong setting: {fault}\n")
    assert "Sesame" not in ended.err


@pytest.mark.parametrize("command", ["run", "send", "tail", "topics list", "held", "demo"])
def test_help_shows_no_secret(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("WIREDESK_SASL_PASSWORD", "open-Sesame")
    monkeypatch.setenv("WIREDESK_SSL_KEY_PASSWORD", "open-Sesame")
    ended = run(*command.split(), "--help")
    assert ended.code == 0
    assert "Sesame" not in ended.out + ended.err


# What is safe on a terminal


def test_text_cannot_drive_the_terminal() -> None:
    assert safe("a\x1b[31mb\r\nc\u202ed\u2066e\x9bf") == "a [31mb c d e f"


def test_only_text_from_right_to_left_is_isolated() -> None:
    assert isolate("Paris 2026") == "Paris 2026"
    assert isolate("Paris بغداد") == f"{ISOLATE}Paris بغداد{END_ISOLATE}"


@pytest.mark.parametrize(
    "text", ["plain", "北京快讯北京快讯", "بغداد أول أغسطس", "लखनऊ, तीन अगस्त", ""]
)
@pytest.mark.parametrize("size", [4, 9, 40])
def test_a_column_has_its_width(text: str, size: int) -> None:
    assert cells(fitted(text, size)) == size
    assert cells(shortened(text, size)) <= size
    assert shortened(text, None) == text
