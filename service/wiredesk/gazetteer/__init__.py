"""Names of places and of news agencies, in every script, and what they stand for."""

from wiredesk.gazetteer._data import Grade
from wiredesk.gazetteer.agencies import (
    Agency,
    AgencyMatch,
    agencies_named,
    agency_named,
    find_agencies,
)
from wiredesk.gazetteer.places import (
    Place,
    PlaceMatch,
    find_places,
    place_named,
    places_in,
    places_named,
)
from wiredesk.gazetteer.towns import towns_named

__all__ = [
    "Agency",
    "AgencyMatch",
    "Grade",
    "Place",
    "PlaceMatch",
    "agencies_named",
    "agency_named",
    "find_agencies",
    "find_places",
    "place_named",
    "places_in",
    "places_named",
    "towns_named",
]
