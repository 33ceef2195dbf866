import pytest
import sqlalchemy as sa

from inbox.work import Attempt
from store.key_values import KeyValueStore
from webex.progress import Loss, Progress

POSTS = ("one", "two", "three")


@pytest.fixture
def values(any_engine: sa.Engine) -> KeyValueStore:
    return KeyValueStore(any_engine)


def send(progress: Progress, failing: str = "") -> list[str]:
    """Send what is left, up to a message that cannot be sent."""
    sent = []
    for post in progress.left(POSTS):
        if post == failing:
            break
        sent.append(post)
    return sent


def test_what_is_sent_counts(values: KeyValueStore) -> None:
    progress = Progress("E1", Attempt(), values)

    assert send(progress) == ["one", "two", "three"]
    assert progress.sent == 3


def test_what_could_not_be_sent_is_left_for_the_next_try(values: KeyValueStore) -> None:
    first = Progress("E1", Attempt(), values)

    assert send(first, failing="two") == ["one"]
    assert send(Progress("E1", Attempt(2, first.sent), values)) == ["two", "three"]


@pytest.mark.parametrize(("noted", "found", "sent"), [(0, 2, 2), (2, 1, 2), (1, 3, 3)])
def test_what_was_found_counts_unless_more_was_noted(
    values: KeyValueStore, noted: int, found: int, sent: int
) -> None:
    progress = Progress("E1", Attempt(2, noted, is_recovered=True), values)
    progress.found(found)

    assert (progress.sent, progress.is_replied) == (sent, True)
    assert send(progress) == list(POSTS[sent:])
    assert progress.sent == 3


@pytest.mark.parametrize(
    ("attempt", "is_repeat"),
    [(Attempt(), False), (Attempt(2), True), (Attempt(is_recovered=True), True)],
)
def test_a_further_try_and_a_recovered_one_are_repeats(
    values: KeyValueStore, attempt: Attempt, is_repeat: bool
) -> None:
    assert Progress("E1", attempt, values).is_repeat is is_repeat


def test_sharing_that_was_begun_is_known_to_every_later_try(values: KeyValueStore) -> None:
    assert not Progress("E1", Attempt(), values).is_sharing

    Progress("E1", Attempt(), values).begin_sharing()

    assert Progress("E1", Attempt(is_recovered=True), values).is_sharing
    assert not Progress("E2", Attempt(), values).is_sharing


def test_a_loss_is_known_to_every_later_try_until_the_message_counts_as_sent(
    values: KeyValueStore,
) -> None:
    loss = Loss(words="digest", thread="T1", person="", is_answered=True)
    Progress("E1", Attempt(sent=1), values).lose(loss)
    Progress("E1", Attempt(2, sent=1), values).lose(loss)

    noted = Progress("E1", Attempt(3, sent=1), values).loss
    assert noted and (noted.number, noted.times, noted.words) == (1, 2, "digest")
    assert Progress("E1", Attempt(3, sent=2), values).loss is None
    assert Progress("E2", Attempt(3, sent=1), values).loss is None
