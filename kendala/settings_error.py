"""What is said of a variable of the environment that cannot be used."""


class SettingsError(Exception):
    """A variable of the environment cannot be used: which one, and what it should be."""

    def __init__(self, variable: str, problem: str) -> None:
        super().__init__(f"{variable}: {problem}")
        self.variable = variable
