"""What a researcher can act on, told apart from our own mistakes."""


class UserError(Exception):
    """A sentence that says what happened and what to do, in the language of the window."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class LockedError(UserError):
    """The project is open elsewhere; it can be opened for reading."""


class ReadOnlyError(UserError):
    """The project can be read but not written."""
