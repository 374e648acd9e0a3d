"""Datelines of a city alone in its line, below an agency or where a language writes so."""

from wiredesk.enrich._body import Body
from wiredesk.enrich._calendar_names import forms_of
from wiredesk.enrich._confidences import PLACE_IN_PROSE
from wiredesk.enrich._dateline_cities import large_cities
from wiredesk.enrich._dateline_lines import Line
from wiredesk.enrich._prose import is_sentence
from wiredesk.enrich._reading import Reading

LENGTH = 40
"""code points that such a line may have"""


def read_line_alone(line: Line, language: str, *, credited: bool) -> Reading | None:
    """Read a line that holds nothing but large cities, above a sentence."""
    told = credited or "\n" in forms_of(language).city_marks
    if not told or len(line.text) > LENGTH or not line.text[:1].isupper():
        return None
    places = large_cities(line.text, (0, len(line.text)), language)
    if not places or not is_sentence(line.after):
        return None
    return Reading(len(line.text), Body(places), PLACE_IN_PROSE)
