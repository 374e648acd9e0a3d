"""What stands before the mark that ends a dateline: places, a date, and perhaps the agency."""

import re
from typing import NamedTuple

from wiredesk.enrich._credits import Credit, Stretch, agency, official
from wiredesk.enrich._dates import WrittenDate, find_date, find_weekday
from wiredesk.enrich._filed_from import NamedPlace, read_places
from wiredesk.gazetteer import Agency, agencies_named

AROUND = " \t\u00a0.,;:،-–—«»“”„"
"""what may stand around a name"""
_PIECE = re.compile(r"(?:[^.,،।]|\.(?!\s|$))+")
_CLOCK = re.compile(r"\.?(?:,?\s\d{1,2}[:.]\d\d(?:\s(?:GMT|UTC|МСК))?)?(?![^\s.,،])")
"""a full stop behind a date, and the time of day"""
_STOP = re.compile(r".?\.\s")
STOPPED_IN = frozenset({"be", "ru", "uk"})
"""languages whose agencies stand behind a date and a full stop"""
_NAME = r"(?:[A-ZÇĞİÖŞÜ][a-zçğıöşü]+ )+[A-ZÇĞİÖŞÜ]{2,}"
_REPORTER = re.compile(rf"{_NAME}(?:\s?[-–,]\s?{_NAME})*")


class Body(NamedTuple):
    """What a dateline says, by code points of its line."""

    places: tuple[NamedPlace, ...] = ()
    written: WrittenDate | None = None
    credits: tuple[Credit, ...] = ()

    def moved(self, offset: int) -> "Body":
        """Give the same so many code points further on."""
        return Body(
            tuple(at._replace(start=at.start + offset, end=at.end + offset) for at in self.places),
            self.written and self.written.moved(offset),
            tuple(by._replace(start=by.start + offset, end=by.end + offset) for by in self.credits),
        )

    @property
    def is_known(self) -> bool:
        """Whether it names places, and the gazetteer knows them all."""
        return bool(self.places) and all(named.place for named in self.places)

    @property
    def is_full(self) -> bool:
        """Whether it names two of a place, a date and an agency, known where no place is."""
        signed = self.credits if self.places else self.is_signed
        return bool((self.places and self.written) or (signed and (self.places or self.written)))

    @property
    def is_placed(self) -> bool:
        """Whether its places are known, or told to be places by a date."""
        return self.is_known or bool(self.places and self.written)

    @property
    def is_signed(self) -> bool:
        """Whether it credits an agency that is known."""
        return any(credit.agency for credit in self.credits)


def read_body(
    head: str, stretch: Stretch, language: str, signers: tuple[Credit, ...]
) -> Body | None:
    """Read a stretch as places and a date, or None where any of it is something else."""
    if not signers:
        signers, stretch = _signer_beside(head, stretch, language)
    start, end = stretch
    written = find_date(head[start:end], language)
    if written:
        return _dated(head, stretch, language, signers, written.moved(start))
    places = read_places(head, stretch, language, home_of(signers))
    if places is None:
        return None
    day = find_weekday(head[start:end], language) if signers else None
    return Body(
        _without_reporters(head, places),
        day.moved(start) if day else None,
        _at_home(head, signers, places, language),
    )


def _dated(
    head: str,
    stretch: Stretch,
    language: str,
    signers: tuple[Credit, ...],
    written: WrittenDate,
) -> Body | None:
    """Read the places before and after a date, and an agency after it."""
    start, end = stretch
    by, done = _after_date(head, (written.end, end), language, signers)
    before = read_places(head, (start, written.start), language, home_of(signers))
    after = read_places(head, (done, end), language, home_of(signers))
    if before is None or after is None:
        return None
    by = by or _behind_stop(head, written.end, after, language)
    if before and by and not any(named.place for named in after):
        after = ()  # a reporter: "BAKU, Aug. 3. Aysel Aliyeva - Trend:"
    places = _without_reporters(head, before + after)
    return Body(places, written, _at_home(head, by, places, language))


def _after_date(
    head: str, stretch: Stretch, language: str, signers: tuple[Credit, ...]
) -> tuple[tuple[Credit, ...], int]:
    """Give the agencies, which may stand after a date, and where what belongs to that ends."""
    start, end = stretch
    trailing = () if signers else _signer_after(head, start, end, language)
    done = trailing[0].end if trailing else _after_clock(head, start, end)
    return signers or trailing, done


def _behind_stop(
    head: str, end: int, after: tuple[NamedPlace, ...], language: str
) -> tuple[Credit, ...]:
    """Give the agency that is told by a full stop alone between a date and it.

    So have it those of Russia's cities: ``Екатеринбург. 3 августа. УрБК –``.
    """
    if language not in STOPPED_IN or len(after) != 1 or after[0].place:
        return ()
    if not _STOP.fullmatch(head, end - 1, after[0].start):
        return ()
    start, end = after[0][:2]
    return () if find_weekday(head[start:end], language) else (Credit(start, end, None),)


def _after_clock(head: str, start: int, end: int) -> int:
    """Give where the time of day that stands at a position ends, or the position itself."""
    clock = _CLOCK.match(head, start, end)
    return clock.end() if clock else start


def home_of(signers: tuple[Credit, ...]) -> frozenset[str]:
    """Give the countries of the agencies credited."""
    return frozenset(filter(None, (signer.agency.country for signer in signers if signer.agency)))


def _at_home(
    head: str, signers: tuple[Credit, ...], places: tuple[NamedPlace, ...], language: str
) -> tuple[Credit, ...]:
    """Give of the agencies of one name that whose home the dateline names."""
    where = {named.place.country for named in places if named.place}
    return tuple(_native(head, signer, where, language) for signer in signers)


def _native(head: str, signer: Credit, where: set[str], language: str) -> Credit:
    """Give a credit to another agency of the same name, if that is from where the story is.

    In its own language the best known keeps its name: KNA in German is not Kenya's.
    """
    namesakes = agencies_named(head[signer.start : signer.end]) if signer.agency else ()
    native = next((agency for agency in namesakes if agency.country in where), None)
    if native is None or signer.agency is None:
        return signer
    if speaks(signer.agency, language) and not speaks(native, language):
        return signer
    return signer._replace(agency=native)


def speaks(agency: Agency, language: str) -> bool:
    """Tell whether a language is an official one of an agency's home."""
    return agency.country is not None and language in official(agency.country)


def _without_reporters(head: str, named: tuple[NamedPlace, ...]) -> tuple[NamedPlace, ...]:
    """Leave out a reporter, told by the capitals of the surname: "Ali AKSOY/İSTANBUL (DHA)"."""
    if not any(at.place for at in named):
        return named
    return tuple(at for at in named if at.place or not _REPORTER.fullmatch(head[at.start : at.end]))


def _signer_beside(
    head: str, stretch: Stretch, language: str
) -> tuple[tuple[Credit, ...], Stretch]:
    """Give the agency that a stretch ends or starts with, parted by a comma, and what is left.

    So write ``BAKU, August 1, AZERTAC -`` and ``TEMPO.CO, Jakarta -``.
    """
    start, end = stretch
    pieces = list(_PIECE.finditer(head, start, end))
    if not pieces[1:]:
        return (), stretch
    first, last = pieces[0], pieces[-1]
    for piece, left in ((last, (start, last.start())), (first, (first.end(), end))):
        found = _named(head, piece.span(), language)
        if found:
            return (found,), left
    return (), stretch


def _signer_after(head: str, start: int, end: int, language: str) -> tuple[Credit, ...]:
    """Give the agency whose name stands after a date: ``Москва. 1 августа. INTERFAX.RU``."""
    found = _named(head, (start, end), language)
    return (found,) if found else ()


def _named(head: str, stretch: Stretch, language: str) -> Credit | None:
    """Give the agency that a stretch names."""
    name = head[slice(*stretch)].strip(AROUND)
    found = agency(name, language) if name else None
    begin = head.find(name, stretch[0])
    return Credit(begin, begin + len(name), found) if found else None
