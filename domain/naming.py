"""Names that people give to things of their own."""


def visible(typed: str) -> str:
    """The name without signs that nobody sees or that turn the reading round, single spaces between its words."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
