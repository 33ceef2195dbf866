"""The errors of the scope core."""


class DataError(Exception):
    """The catalog or the operations file is wrong; the bot must not start with it.

    `problems` holds one sentence per problem, each naming the file, the entry and the field.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
