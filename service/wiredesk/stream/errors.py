"""The error for the person at the terminal: what failed, and what to do next."""


class Failed(Exception):  # noqa: N818 (it says what happened, as a reader would)
    """An expected failure of the surroundings: a broker, a port, a file. Never a bug."""

    def __init__(self, message: str, hint: str = "", said: str = "") -> None:
        """Keep what failed, what the person may do about it, and what a program said of it."""
        super().__init__(message, hint, said)
        self.message = message
        self.hint = hint
        self.said = said

    def __str__(self) -> str:
        """Write it as a log line has it."""
        return f"{self.message} ({self.hint})" if self.hint else self.message
