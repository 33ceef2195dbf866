"""Say in one line that the bot is wrong itself."""

from pathlib import Path
from traceback import extract_tb

ROOT = Path(__file__).parent.parent


def told_in_one_line(error: Exception) -> str:
    """Tell the kind of an error nobody foresaw, and the last place in our own code it came by.

    Its message is left out because it could quote what somebody wrote.
    """
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(Path(frame.filename))]
    places = [f" in {Path(frame.filename).name}, line {frame.lineno}" for frame in ours or frames]
    return f"This is a fault of the bot: {type(error).__name__}{places[-1] if places else ''}"


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and "site-packages" not in file.parts
