"""How far datelines are to be believed, from 0 to 1, by what they have; set by hand."""

PLACE_AND_AGENCY = 0.99
PLACE_AND_AGENCY_UNMARKED = 0.95
"""with neither a date nor a dash"""
UNKNOWN_PLACE_IN_REGION = 0.95
"""with its country or division beside it"""
PLACE_AND_DATE = 0.9
AGENCY_ALONE = 0.9
AGENCY_UNMARKED = 0.85
UNKNOWN_PLACE = 0.85
UNKNOWN_AGENCY = 0.85
UNKNOWN_AGENCY_NO_DATE = 0.75
PLACE_ALONE = 0.8
PLACE_IN_PROSE = 0.75
"""not in capitals, or before a colon"""
PLACE_BEFORE_COLON = 0.7
"""with a date, and not in the future, as in an agenda"""
DAY_ALONE = 0.7
"""a place and the day of the month, which is that of sending or the one before"""
SHAPE_ALONE = 0.6
NO = 0.0
