"""schemas/ is the contract: never stale, every example valid, every reference there."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from wiredesk.demo.script import feed
from wiredesk.publish.schemas import files, schemas
from wiredesk.route import topics
from wiredesk.story import Reason

FOLDER = Path(__file__).parents[2] / "schemas"
EXAMPLES = sorted(path.relative_to(FOLDER) for path in FOLDER.glob("examples/*/*.json"))


def loaded(path: Path) -> dict[str, object]:
    """Read a JSON object from schemas/."""
    return dict(json.loads((FOLDER / path).read_text("utf-8")))


def validator(topic: str) -> Draft202012Validator:
    """Give the validator of a topic's records, as a consumer would build it."""
    return Draft202012Validator(loaded(Path(f"{topic}.v1.schema.json")))


def test_nothing_is_stale() -> None:
    there = {
        str(path.relative_to(FOLDER)): path.read_text("utf-8") for path in FOLDER.rglob("*.json")
    }
    generated = files(feed())
    assert there.keys() == generated.keys(), "run: wiredesk schema --write schemas"
    stale = [path for path, content in generated.items() if there[path] != content]
    assert not stale, "run: wiredesk schema --write schemas"


@pytest.mark.parametrize("topic", schemas())
def test_every_schema_is_one(topic: str) -> None:
    Draft202012Validator.check_schema(loaded(Path(f"{topic}.v1.schema.json")))


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_every_example_is_valid(path: Path) -> None:
    validator(path.parent.name).validate(loaded(path))


def test_every_topic_with_a_schema_has_an_example() -> None:
    assert {path.parent.name for path in EXAMPLES} == set(schemas())


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_a_record_has_all_fields_of_its_schema_and_no_other(path: Path) -> None:
    assert list(loaded(path)) == list(validator(path.parent.name).schema["properties"])


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_a_field_that_is_missing_or_of_another_type_is_refused(path: Path) -> None:
    content, check = loaded(path), validator(path.parent.name)
    for name in check.schema["required"]:
        assert not check.is_valid({key: content[key] for key in content if key != name}), name
    for name in content:
        assert not check.is_valid({**content, name: [{"wrong": 1}]}), name


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_a_field_that_a_later_version_adds_is_allowed(path: Path) -> None:
    assert validator(path.parent.name).is_valid({**loaded(path), "added_later": 1})


def test_the_seed_story_is_the_first_example() -> None:
    envelope = json.loads((FOLDER / "examples/stories/new-plain.json").read_text("utf-8"))
    dateline = envelope["enrichment"]["dateline"]
    place = dateline["places"][0]["place"]
    assert (place["name"], place["country"], place["geonames_id"]) == ("Baghdad", "IQ", 98182)
    assert dateline["date"] == "2021-08-01"
    assert dateline["agencies"][0]["agency"]["name"] == "Xinhua"


def test_every_reason_is_in_the_schema_of_dead_letters() -> None:
    assert all(f'"{reason.value}"' in schemas()["dead"] for reason in Reason)


def test_every_topic_is_described() -> None:
    names = {path.name.partition(".")[0] for path in FOLDER.glob("topics/*.json")}
    assert names == {topic.name for topic in topics()}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("topics/*.json")), ids=lambda path: path.name)
def test_what_a_description_names_is_there(path: Path) -> None:
    described = loaded(path.relative_to(FOLDER))
    examples = described["examples"]
    assert isinstance(examples, list)
    named = [name for name in (described["schema"], *examples) if name]
    assert all((path.parent / name).is_file() for name in named)


def test_the_asyncapi_document_refers_to_what_is_there() -> None:
    text = (FOLDER / "asyncapi.json").read_text("utf-8")
    document = json.loads(text)
    assert document["asyncapi"] == "3.0.0"
    assert document["channels"].keys() == {topic.name for topic in topics()}
    for reference in re.findall(r'"\$ref": "([^"]+)"', text):
        inside = reference.startswith("#/channels/")
        found = reference[11:] in document["channels"] if inside else (FOLDER / reference).is_file()
        assert found, reference
