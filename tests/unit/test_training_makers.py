"""What is shipped is made by commands: which there are, and that each says the same twice."""

import gzip
import json
import lzma
import re
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import language_words, media_topics, ner_data
from training.__main__ import commands
from training._gazetteer_entry import City, Entry
from training._gazetteer_sources import Overrides, read_overrides
from training._gazetteer_towns import town_rows
from training.gazetteer import build, name_places
from training.ner_resources import english, parallel
from wiredesk.gazetteer._patterns import patterns

TRAINING = Path(__file__).parents[2] / "service" / "training"
COMMAND = re.compile(r"^ *python -m training(?:\.([\w.]+)|\s+(\w+))", re.MULTILINE)
READMES = sorted(TRAINING.rglob("README.md"))


def test_every_command_that_a_readme_names_is_there() -> None:
    named = [found for file in READMES for found in COMMAND.findall(file.read_text("utf-8"))]
    assert {command for _, command in named if command} == set(commands())
    assert all(find_spec(f"training.{module}") for module, _ in named if module)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-data.txt"])
def test_what_the_makers_need_has_one_version(name: str) -> None:
    lines = (TRAINING / name).read_text("utf-8").splitlines()
    packages = [line.partition("#")[0].strip() for line in lines if not line.startswith("#")]
    assert packages
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", package) for package in packages)


# The gazetteer.

ROW = (98182, "Baghdad", "IQ", "07", 33.3, 44.4, 7_216_000, "PPLC", "")


def entries() -> list[Entry]:
    return [
        Entry(ROW, frozenset({"Baghdad", "بغداد", "Bagdad"})),
        Entry((1, "Bagdad", "US", "AZ", 34.6, -113.2, 2_100, "PPL", ""), frozenset({"Bagdad"})),
    ]


def city(name: str, country: str, people: int) -> City:
    return City(
        geonameid=people,
        name=name,
        countrycode=country,
        admin1code="01",
        latitude=1.23456,
        longitude=2,
        population=people,
        alternatenames=[],
    )


@pytest.fixture(scope="module")
def overrides() -> Overrides:
    return read_overrides()


def test_the_same_sources_give_the_same_gazetteer(overrides: Overrides) -> None:
    content = build(entries(), overrides, ["Ayer\tUS"])
    assert content == build(entries(), overrides, ["Ayer\tUS"])
    with ZipFile(BytesIO(content)) as archive:
        counts, grades = archive.read("counts"), archive.read("grades")
        assert archive.read("places.tsv").decode().splitlines()[0] == "\t".join(map(str, ROW))
        assert len(counts) == len(grades) > 0
        assert len(archive.read("numbers")) == 4 * sum(counts)
        assert archive.read("towns.tsv") == b"Ayer\tUS"


def test_a_name_that_two_places_share_means_the_one_it_is_likelier_to() -> None:
    named = name_places(entries())
    assert named[" bagdad"] == [0, 1]
    assert named[" baghdad"] == [0]


def test_a_place_of_few_people_is_a_town_where_its_country_says_so() -> None:
    places = [city("Zorn", "DE", 1_000), city("Abe", "JP", 1_999), city("Big", "DE", 5_000)]
    assert list(town_rows(places)) == ["Zorn\tDE\t01\t1000\t1.2346\t2\t1000"]


@given(st.text(max_size=20) | st.text("ארהב\" 'وال ع", max_size=12))
def test_a_name_is_looked_for_to_its_last_letter(name: str) -> None:
    assert not any(pattern.endswith(" ") for pattern in patterns(name))


# The Media Topics.


def spreadsheet(*rows: dict[str, str]) -> bytes:
    texts = [text for row in rows for text in row.values()]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    numbers = iter(range(len(texts)))
    cells = [
        "".join(f'<c r="{column}1" t="s"><v>{next(numbers)}</v></c>' for column in row)
        for row in rows
    ]
    sheet = "".join(f"<row>{one}</row>" for one in cells)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr("xl/sharedStrings.xml", f"<sst {space}>{strings}</sst>")
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}>{sheet}</worksheet>")
    return buffer.getvalue()


def test_an_old_subject_stands_for_the_concept_in_force_that_claims_it() -> None:
    top, retired, below = "medtop:15000000", "medtop:20000001", "medtop:20000002"
    rows = (
        {"A": "last updated"},
        {"B": top, "C": top, "P": "sport", "AJ": "subject/15000000"},
        {"B": retired, "D": retired, "I": "2020-01-01", "P": "gone", "AJ": "subject/15001000"},
        {"B": below, "D": below, "P": " futsal ", "AJ": "subject/15000000"},
    )
    assert media_topics.concepts(media_topics.rows(spreadsheet(*rows))) == [
        media_topics.Concept("15000000", "15000000", "sport", ["15000000", "15001000"]),
        media_topics.Concept("20000001", "15000000", "gone", []),
        media_topics.Concept("20000002", "15000000", "futsal", []),
    ]


# The words that tell languages.


def test_words_are_read_in_their_own_script(tmp_path: Path) -> None:
    for tag in (*language_words.LANGUAGES, *language_words.STRANGERS):
        lines = "words\nсрба -6.5\nа -3.0\nthe -7.5\n" if tag == "sr" else "words\nthe -7.5\nx -8\n"
        file = tmp_path / f"topwords-{language_words.CODES.get(tag, tag)}.txt.gz"
        file.write_bytes(gzip.compress(lines.encode()))
    words = language_words.read(tmp_path)
    assert words["en"] == {"a": -6.0, "i": -6.0, "the": -7.5}
    assert words["sr"] == {**dict.fromkeys("aiosu", -6.0), "срба": -6.5, "srba": -6.5, "а": -3.0}


# What the taggers learn from.


def test_lists_are_made_before_what_is_made_of_them() -> None:
    steps = [
        (maker.__module__.rpartition(".")[2], [str(option) for option in options])
        for maker, options in ner_data.makers(Path("data"), Path("more"))
    ]
    assert [name for name, _ in steps][:4] == ["names", "frequencies", "german", "written"]
    assert all(option != "None" for _, options in steps for option in options)
    made = {file.stem for file in (TRAINING / "ner_resources").glob("[!_]*.py")}
    assert {name for name, _ in steps} == made


def packed(path: Path, *rows: dict[str, str | int]) -> Path:
    path.write_bytes(lzma.compress("".join(f"{json.dumps(row)}\n" for row in rows).encode()))
    return path


def test_texts_are_parted_at_the_ends_of_sentences(tmp_path: Path) -> None:
    first = "Ministers met the farmers of Leeds on Monday."
    second = "“Nothing has been signed,” Ada Byron told them in York."
    texts = packed(
        tmp_path / "texts.jsonl.xz",
        {"lang": "en", "text": f"{first}  {second} Then they left."},
        {"lang": "de", "text": "Die Minister trafen am Montag die Bauern von Leeds."},
    )
    assert list(english.sentences_of([texts])) == [first, second]


def test_a_sentence_is_kept_where_all_its_names_are_found(tmp_path: Path) -> None:
    sentences = parallel.read(
        packed(
            tmp_path / "multi.jsonl.xz",
            {"lang": "en", "id": 1, "text": "The mayor of  York met Ada Byron."},
            {"lang": "en", "id": 2, "text": "The mayor of York met Tom Hughes."},
            {"lang": "en", "id": 3, "text": "Nobody came to Leeds."},
        )
    )
    york, ada = parallel.Name("York", "LOC"), parallel.Name("Ada Byron", "PER")
    named = {1: [ada, york], 2: [york], 3: [york], 4: [york]}
    (kept,) = parallel.carry(named, sentences["en"], "en")
    assert "".join(piece.text for piece in kept) == "The mayor of York met Ada Byron."
    assert [(piece.text, piece.type) for piece in kept if piece.type] == [
        ("York", "LOC"),
        ("Ada Byron", "PER"),
    ]
