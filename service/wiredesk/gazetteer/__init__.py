"""Names of places and of news agencies, in every script, and what they stand for."""

from wiredesk.gazetteer.agencies import Agency, AgencyMatch, agency_named, find_agencies
from wiredesk.gazetteer.places import Place, PlaceMatch, find_places, places_named

__all__ = [
    "Agency",
    "AgencyMatch",
    "Place",
    "PlaceMatch",
    "agency_named",
    "find_agencies",
    "find_places",
    "places_named",
]
