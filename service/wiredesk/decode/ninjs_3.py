"""ninjs 3.x: as version 2, in camel case, with ``embargoedUntil`` and ``altIds``.

Source: IPTC ninjs 3.1 schema. A later major version that names itself is refused here.
"""

from collections.abc import Iterable

from wiredesk.decode import Decoder, Likeness
from wiredesk.decode._ninjs import Names
from wiredesk.decode._ninjs import decode as decode_ninjs
from wiredesk.decode._ninjs_versions import LATEST_MAJOR, major
from wiredesk.decode._probe import Probe
from wiredesk.story import Decoded, Reason, Rejected

FORMAT = "ninjs-3"
NAMES = Names(
    version_created="versionCreated",
    first_created="firstCreated",
    pub_status="pubStatus",
    ed_note="edNote",
    embargoed="embargoedUntil",
    copyright_holder="copyrightHolder",
    copyright_notice="copyrightNotice",
    usage_terms="usageTerms",
)


def recognise(probe: Probe) -> Likeness:
    """Tell ninjs 3, or a version that is not known yet, by its declared standard or spelling."""
    return Likeness.YES if (major(probe.json) or 0) >= LATEST_MAJOR else Likeness.NO


def decode(probe: Probe) -> Iterable[Decoded]:
    """Read the one story of a ninjs 3 document."""
    version = major(probe.json)
    if version is not None and version > LATEST_MAJOR:
        raise Rejected(Reason.UNSUPPORTED_VERSION, "standard.version")
    return decode_ninjs(probe, NAMES, FORMAT)


DECODER = Decoder(FORMAT, recognise, decode)
