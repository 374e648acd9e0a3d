"""Scores the enrichers: ``PYTHONPATH=service python -m training.evaluation dateline``."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from training.evaluation import _dateline_report, _language_report, _places_report


def main() -> None:
    """Score what the command line names, and print the report."""
    parser = argparse.ArgumentParser(description="Score an enricher on the evaluation sets.")
    parser.add_argument("enricher", choices=("dateline", "language", "places"))
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument(
        "--data",
        type=Path,
        nargs="*",
        default=[],
        help="labelled texts beside our own: JSON lines with text and lang for language, "
        "LANG.*.conll with IOB2 tags for places; plain or .xz",
    )
    given = parser.parse_args()
    sys.stdout.writelines(f"{line}\n" for line in _report(given))


def _report(given: argparse.Namespace) -> Iterator[str]:
    """Give the lines of the report that was asked for."""
    if given.enricher == "dateline":
        return _dateline_report.report(show_misses=given.misses)
    if given.enricher == "language":
        return _language_report.report(given.data, show_misses=given.misses)
    return _places_report.report(given.data, show_misses=given.misses)


if __name__ == "__main__":
    main()
