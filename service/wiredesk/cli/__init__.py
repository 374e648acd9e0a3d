"""The command line: one file per command, each with one `typer.Typer`.

Exit codes: 0, all is well; 1, it failed; 2, used wrongly; 3, there were dead letters;
130, Ctrl-C.
"""

import sys
from typing import Annotated

import typer

from wiredesk import __version__
from wiredesk.cli._terminal import abandon_output, say_error
from wiredesk.plugins import parts
from wiredesk.stream.errors import Failed

FAILED = 1
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
EPILOG = "[dim]Exit codes: 0 fine, 1 failed, 2 used wrongly, 3 some dead letters, 130 Ctrl-C[/]"


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    try:
        assemble()()
    except Failed as failed:
        say_error(failed)
        sys.exit(FAILED)
    except OSError as error:
        abandon_output()
        say_error(Failed(str(error) or type(error).__name__))
        sys.exit(FAILED)


def assemble() -> typer.Typer:
    """Put the commands of this folder together."""
    app = typer.Typer(
        no_args_is_help=True,
        context_settings=CONTEXT,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        epilog=EPILOG,
    )
    app.callback()(_wiredesk)
    for part in parts(__name__, typer.Typer):
        app.add_typer(part)
    return app


def _show_version(wanted: bool) -> None:  # noqa: FBT001 (typer calls it so)
    """Print the version and exit."""
    if wanted:
        typer.echo(f"wiredesk {__version__}")
        raise typer.Exit


def _wiredesk(
    version: Annotated[  # noqa: FBT002 (a flag of the command line)
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Read agency wires from Kafka; publish clean, enriched stories, exactly once.

    New here? [bold]wiredesk demo[/] shows the whole path on a broker of its own;
    [bold]wiredesk read FILE[/] shows what becomes of a file. Settings come from the
    environment, as WIREDESK_BROKER.
    """
