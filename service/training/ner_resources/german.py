"""Makes the German lists richer: ``python -m training.ner_resources.german --lists DIR``.

German writes every noun with a capital, so that the tagger must know which words are nouns.
german-nouns (Wiktionary's, CC BY-SA) tells names from nouns, with all forms. Its names go to
``de.tsv``, and so do the genitives of all names; its nouns count as common words in
``de.freq.tsv``, where words that are but names are left out. wordfreq writes ß as ss, which is
set right where german-nouns or `SHARP` tell. Run it after `names` and `frequencies`.

With ``--groups FILE`` (``ner/groups/de.tsv.xz``) it writes the groups that lie beside this file,
and to each the other forms of its words.
"""

import argparse
import csv
import lzma
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from importlib import import_module
from importlib.resources import files
from pathlib import Path

GROUPS = "german_groups.tsv.xz"
"""the groups of words by their vectors, as `training.ner.vectors` made them"""
CLASSES = {"Vorname": "GIVEN", "Nachname": "SURNAME", "Toponym": "PLACE"}
"""the classes of its parts of speech that are names"""
PLAIN = frozenset({"Substantiv", "adjektivische Deklination", "Zahlklassifikator", "Abkürzung"})
"""what parts of speech a noun has that is no name"""
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")
NAMED = frozenset({"GIVEN", "SURNAME", "PERSON", "PLACE"})
TAKING_S = re.compile(r"\S{2,}[^\Wsßxz]")
"""names whose genitive ends in s"""
COMMON = 3.5
"""the Zipf frequency from which on the tagger takes a word for a common one"""
RARE = 2.0
"""that from which on a noun is taken for one"""
SHARP = """
groß große großem großen großer großes größer größere größeren größerer größten größte größtenteils
außer außerdem außerhalb außen außergewöhnlich außerordentlich äußerst äußere äußeren äußern äußert
äußerte äußerten äußerlich weiß weiße weißen weißer weißes heiß heiße heißen heißer heißt hieß
hießen daß muß mußte mußten läßt gewiß bewußt schließlich schließen schließt schloß anschließend
ausschließlich einschließlich abschließend beschließen beschließt ließ ließen verließ verließen
ließe verlassen stoßen stößt stieß stießen süß süße fließen fließt fließend bloß bloße draußen
dreißig dreißiger gemäß regelmäßig regelmäßige regelmäßigen mäßig übermäßig verhältnismäßig
rechtmäßig unregelmäßig planmäßig genießen genießt begrüßt begrüßte begrüßen grüßen grüßt schießen
schießt reißen reißt beißen beißt zerreißen barfuß maßgeblich maßgeblichen einigermaßen
gleichermaßen folgendermaßen dermaßen saß saßen aß aßen vergaß maß schweißen veräußern fleißig
spaßig scheußlich entschließen verschließen umschließt anschließen anschließt erschließen
einschließen fußläufig großartig großartige großzügig vergrößern vergrößert schließe
""".split()
ADJECTIVES = frozenset(
    """lang kurz klein gross groß jung alt neu weiß weiss schwarz braun roth rot grün blau grau gut
    stark klug fromm lieb kühn rasch reich frei froh ehrlich süß suess hart krumm hell dunkel bald
    heute sommer winter mai august sonntag montag freitag mit von bei im in der die das sich wer
    los ganz halb wohl recht schön schoen rein sauer bitter ernst edel still sanft sand may will
    an al am um da so mal man wie was es er sie ich du ihr ja nie nun ab zu hier dort eben immer
    fast gern oft sehr aller als anstatt boy can davor denk drin eng fertig frisch grand großer
    grosser hatten heiss hohen holt just kalt kam kamen kein keiner knapp lange langen langer lasse
    leer leicht lauter mächtig manche nahe nahmen naja ne nette per scharf schlicht schon seid
    seine senden solange starke the weil weniger wenig mio mi allen""".split()
)
"""surnames and the like that are common words, too, but no nouns"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the lists anew, and the groups where they are given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument("--groups", type=Path)
    given = parser.parse_args(arguments)
    names, frequencies = (given.lists / file for file in ("de.tsv", "de.freq.tsv"))
    entries = list(_entries())
    nouns = {noun.lower() for noun in _nouns(entries)}
    known = set(_rows(names)) | set(_names(entries))
    common = _frequencies(frequencies, known, nouns)
    known |= set(_genitives(known, nouns | ADJECTIVES | common.keys()))
    _write(names, sorted(known))
    ranked = sorted(common.items(), key=lambda item: (-item[1], item[0]))
    _write(frequencies, [(word, f"{zipf:.2f}") for word, zipf in ranked])
    if given.groups:
        wanted = common.keys() | {word.lower() for word, _ in known}
        groups = regrouped(_groups(), [forms for _, forms in entries], known, wanted)
        with lzma.open(given.groups, "wt", encoding="utf-8") as out:
            out.writelines(f"{word}\t{group}\n" for word, group in sorted(groups.items()))


def _groups() -> dict[str, str]:
    """Read the groups that lie beside this file."""
    content = lzma.decompress(files(__package__).joinpath(GROUPS).read_bytes())
    return dict(line.split("\t") for line in content.decode().splitlines())


def _entries() -> Iterator[tuple[frozenset[str], set[str]]]:
    """Give the parts of speech and the forms of each entry."""
    with files("german_nouns").joinpath("nouns.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            forms = {v for k, v in row.items() if v and (k == "lemma" or k.startswith(CASES))}
            yield frozenset(row["pos"].split(",")), forms


def _names(entries: list[tuple[frozenset[str], set[str]]]) -> Iterator[tuple[str, str]]:
    """Give the names with their classes."""
    for kinds, forms in entries:
        for kind in sorted(kinds & CLASSES.keys()):
            yield from ((form, CLASSES[kind]) for form in forms if form[0].isupper())


def _nouns(entries: list[tuple[frozenset[str], set[str]]]) -> Iterator[str]:
    """Give the forms of the nouns that are no names."""
    for kinds, forms in entries:
        if kinds <= PLAIN:
            yield from (form for form in forms if " " not in form and len(form) > 1)


def _frequencies(file: Path, known: set[tuple[str, str]], nouns: set[str]) -> dict[str, float]:
    """Give the common words with their Zipf frequencies."""
    wordfreq = import_module("wordfreq")
    counted = wordfreq.get_frequency_dict("de", wordlist="best")
    zipf = {word: float(value) for word, value in _rows(file)}
    for word in (*SHARP, *nouns):
        share = counted.get(_unsharp(word), 0)
        if share and (rank := wordfreq.freq_to_zipf(share)) >= RARE:
            zipf[word] = max(rank, COMMON)
    kept = nouns | ADJECTIVES
    names = {word.lower() for word, kind in known if kind in NAMED}
    return {word: value for word, value in zipf.items() if word in kept or word not in names}


def _genitives(known: set[tuple[str, str]], words: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Give the genitives in -s of names, but for those that are words of another kind."""
    for word, kind in known:
        genitive = f"{word}s"
        if kind in NAMED and TAKING_S.fullmatch(word) and genitive.lower() not in words:
            yield genitive, kind


def regrouped(
    groups: Mapping[str, str],
    entries: Iterable[set[str]],
    known: set[tuple[str, str]],
    wanted: AbstractSet[str],
) -> dict[str, str]:
    """Give groups with words added to those that other forms of theirs are in."""
    more: dict[str, str] = {}
    related = [
        sorted((form.lower() for form in forms), key=lambda f: (len(f), f)) for forms in entries
    ]
    related += [[word.lower(), f"{word.lower()}s"] for word, kind in sorted(known) if kind in NAMED]
    for forms in (*([word] for word in SHARP), *related):
        found = [group for form in forms if (group := groups.get(form, groups.get(_unsharp(form))))]
        for form in forms if found else ():
            more.setdefault(form, groups.get(_unsharp(form), found[0]))
    return {**groups, **{word: more[word] for word in more.keys() & wanted - groups.keys()}}


def _unsharp(word: str) -> str:
    """Write ß as wordfreq does."""
    return word.replace("ß", "ss")


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    """Read a list."""
    for line in file.read_text("utf-8").splitlines():
        word, _, rest = line.partition("\t")
        yield word, rest


def _write(file: Path, rows: list[tuple[str, str]]) -> None:
    file.write_text("".join(f"{word}\t{rest}\n" for word, rest in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
