"""The gazetteer's data files, as the provenance of a story names them."""

from wiredesk.gazetteer import agencies, organisations
from wiredesk.gazetteer._data import tables
from wiredesk.story import Model


def gazetteer_models() -> tuple[Model, ...]:
    """Load the places and the agencies, and name them."""
    return (
        Model(name="gazetteer", digest=tables().digest[:12]),
        Model(name="agencies", digest=agencies.digest()[:12]),
    )


def organisation_model() -> Model:
    """Load the organisations, and name their file."""
    return Model(name="organisations", digest=organisations.digest()[:12])
