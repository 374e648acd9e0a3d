"""What the readers of datelines with spaces have in common: how long they are, and their dash."""

import re

LENGTH = 140
"""code points within which a dateline must end"""
REMEMBERED = 4096
"""heads of lines whose reading is kept at hand: wires file from the same city all day"""
DASH = re.compile(
    r"--+|[–—―]+|(?<=[\s.)/])[-_]+(?=\s|$)|(?<=\.)-|-(?=\s)"
    r"|(?<=\d )-(?=[A-Z<\"])|(?<=\d)-(?=[A-Z][a-z ])"
)
STOPPED = 80
"""code points within which a dateline must end that full stops part"""
