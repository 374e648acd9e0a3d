"""Scores the enrichers: ``wiredesk-eval dateline``."""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

REPORTS = {
    "dateline": "datelines: places, date and agencies, beside dateparser and a regular expression",
    "language": "languages: whole sentences, headlines, capitals and documents",
    "places": "places that sentences name, and those of datelines",
}
DATA = {
    "language": "labelled texts beside our own: JSON lines with text and lang; plain or .xz",
    "places": "tagged sentences beside our own: LANG.NAME.conll with IOB2 tags; plain or .xz",
}
EPILOG = """
Each prints, by language, precision, recall and F1, and the time that one story takes. The sets
are in service/training/evaluation, written for this project. Examples:

  wiredesk-eval dateline --misses
  wiredesk-eval language --data sentences.jsonl.xz
  wiredesk-eval places --data fi.news.conll.xz sv.news.conll.xz
"""


def main() -> None:
    """Score what the command line names, and print the report."""
    given = _parser().parse_args()
    for file in given.data:
        if not file.is_file():
            sys.exit(f"wiredesk-eval: no such file: {file}")
    sys.stdout.writelines(f"{line}\n" for line in _report(given))


def _parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="wiredesk-eval",
        description="Score an enricher on the evaluation sets.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    of = parser.add_subparsers(dest="enricher", required=True, metavar="ENRICHER")
    for enricher, meaning in REPORTS.items():
        one = of.add_parser(enricher, help=meaning, description=f"Score {meaning}.")
        one.add_argument("--misses", action="store_true", help="list what is wrong")
        one.set_defaults(data=[])
        if enricher != "dateline":
            one.add_argument("--data", type=Path, nargs="+", metavar="FILE", help=DATA[enricher])
    return parser


def _report(given: argparse.Namespace) -> Iterator[str]:
    """Give the lines of the report that was asked for."""
    report = import_module(f"training.evaluation._{given.enricher}_report").report
    files = (given.data,) if given.enricher in DATA else ()
    lines: Iterator[str] = report(*files, show_misses=given.misses)
    return lines


if __name__ == "__main__":
    main()
