"""The command line: `kendala --help` lists the chores."""

import typer

from kendala.cli import accounts, backup, calendar, carry_over, exchange, jobs, rehearsing, serving, upkeep
from kendala.cli.failing import told

app = typer.Typer(
    name="kendala",
    help="Obstacles to budget absorption: the server and its chores.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for part in (serving, upkeep, backup, accounts, exchange, jobs, calendar, rehearsing, carry_over):
    part.add_to(app)


def main() -> None:
    """Run the command line; a trouble that can be named ends it with one line and status 1."""
    with told():
        app()
