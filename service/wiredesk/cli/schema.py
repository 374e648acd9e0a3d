"""``wiredesk schema``: the contracts, as JSON Schema."""

from pathlib import Path
from typing import Annotated

import typer

from wiredesk.demo.script import feed
from wiredesk.publish.schemas import files, schemas
from wiredesk.stream.errors import Failed

COMMAND = typer.Typer()


@COMMAND.command()
def schema(
    name: Annotated[
        str | None, typer.Argument(help="A topic's short name, as stories.", show_default=False)
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write all schemas, examples and the AsyncAPI document there.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of what is on a topic; without a name, list what there is.

    [bold]Examples:[/]
      wiredesk schema stories > stories.schema.json
      wiredesk schema --write schemas
    """
    if write:
        _write(write)
    elif name is None:
        for known in schemas():
            typer.echo(known)
    elif name in schemas():
        typer.echo(schemas()[name], nl=False)
    else:
        message = f"no schema {name!r}; there are: {', '.join(schemas())}"
        raise typer.BadParameter(message, param_hint="NAME")


def _write(folder: Path) -> None:
    """Write every file of the contract, and tell how many."""
    generated = files(feed())
    try:
        for path, content in generated.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
    except OSError as error:
        raise Failed(
            f"can't write {error.filename}: {error.strerror}", "choose another DIR"
        ) from error
    typer.echo(f"{len(generated)} files in {folder}")
