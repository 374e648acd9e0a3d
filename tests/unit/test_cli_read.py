"""``wiredesk read``: what it prints of a file, what it notes, and its exit codes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from support.commands import FEED, SEED, Run, Write, shell
from wiredesk.cli._terminal import END_ISOLATE, ISOLATE
from wiredesk.publish.schemas import schemas

REPEATED = (FEED / "002-rail-strike-fr.txt", FEED / "032-rail-strike-fr-repeat.txt")
UPDATED = (FEED / "004-earthquake-alert-en.json", FEED / "008-earthquake-update-en.json")
WITH_SUBJECTS = Path(__file__).parents[1] / "cases" / "ap-media" / "full" / "in.json"
BROKEN = FEED / "017-broken-truncated.json"


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


def test_what_was_repaired_is_told(run: Run, write: Write) -> None:
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
def test_what_is_no_story(run: Run, write: Write, value: bytes, reason: str) -> None:
    ended = run("read", write(value))
    assert (ended.code, ended.out) == (3, "")
    assert re.search(rf": dead letter: {reason}: .", ended.err)


def test_utf_16_with_its_mark_is_read(run: Run, write: Write) -> None:
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
