"""The inverted index: scores between 0 and 1 that tell how much of a query a text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.text.index import Index, with_pairs

TITLES = ("list call queue", "create call queue", "list room", "detail of workspace", "list team")
WORDS = st.sampled_from(["list", "call", "queue", "room", "workspace", "device", "team", "zzz"])
TEXTS = st.lists(WORDS, max_size=6)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of((title.split(), ()) for title in TITLES)


def found(index: Index, query: str) -> list[str]:
    return [TITLES[hit.document] for hit in index.search(with_pairs(query.split()))]


def score(index: Index, query: str, title: str) -> float:
    hits = {TITLES[h.document]: h.score for h in index.search(with_pairs(query.split()))}
    return hits.get(title, 0.0)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("list call queue", "list call queue"),
        ("create queue", "create call queue"),
        ("list room", "list room"),
        ("workspace", "detail of workspace"),
        ("zzz team", "list team"),
    ],
)
def test_the_text_that_holds_most_of_a_query_comes_first(
    index: Index, query: str, best: str
) -> None:
    assert found(index, query)[0] == best


@pytest.mark.parametrize("query", ["", "zzz", "zzz yyy"])
def test_a_query_of_strange_words_finds_nothing(index: Index, query: str) -> None:
    assert found(index, query) == []


def test_a_text_that_is_the_query_scores_full(index: Index) -> None:
    assert score(index, "list call queue", "list call queue") == pytest.approx(1.0)


def test_a_rare_word_tells_more_than_a_common_one(index: Index) -> None:
    assert index.rarity("room") > index.rarity("list")
    assert index.rarity("zzz") > index.rarity("room")


def test_a_strange_word_in_the_query_lowers_the_score(index: Index) -> None:
    assert score(index, "list room zzz", "list room") < score(index, "list room", "list room")


def test_a_text_that_speaks_of_much_else_scores_less() -> None:
    index = Index.of([(["room"], ()), (["room", "team", "queue", "device"], ())])

    first, second = index.search({"room": 1.0})

    assert (first.document, second.document) == (0, 1)
    assert first.score > second.score


def test_a_word_beside_the_title_counts_less_than_one_in_it() -> None:
    index = Index.of([(["team"], ["room"]), (["room"], ["team"])])

    assert [hit.document for hit in index.search({"room": 1.0})] == [1, 0]


@pytest.mark.parametrize("query", ["workspace detail", "detail workspace"])
def test_neighbours_count_in_either_order(query: str) -> None:
    together, apart = ["workspace", "detail"], ["workspace", "list", "detail"]
    index = Index.of([(together, ()), (apart, ())])

    assert [hit.document for hit in index.search(with_pairs(query.split()))] == [0, 1]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("callqueue", ("call", "queue")),
        ("teamroom", ("team", "room")),
        ("queue", ("queue",)),
        ("queues", ("queues",)),
        ("gibberish", ("gibberish",)),
        ("ab", ("ab",)),
        ("", ("",)),
    ],
)
def test_a_compound_is_divided_into_words_that_exist(
    index: Index, word: str, parts: tuple[str, ...]
) -> None:
    assert index.divide(word) == parts


def test_an_index_knows_its_words(index: Index) -> None:
    assert "queue" in index
    assert "zzz" not in index
    assert set(index.vocabulary) == {word for title in TITLES for word in title.split()}


def test_an_empty_index_finds_nothing() -> None:
    assert Index.of([]).search({"room": 1.0}) == []


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), TEXTS, st.floats(0.05, 2.0))
def test_scores_lie_between_nothing_and_full(
    documents: list[tuple[list[str], list[str]]], query: list[str], weight: float
) -> None:
    hits = Index.of(documents).search(with_pairs(query, weight))

    assert all(0.0 <= hit.score <= 1.0 + 1e-9 for hit in hits)
    assert hits == sorted(hits, key=lambda hit: -hit.score)
    assert len({hit.document for hit in hits}) == len(hits)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), TEXTS)
def test_every_text_found_shares_a_word_with_the_query(
    documents: list[tuple[list[str], list[str]]], query: list[str]
) -> None:
    hits = Index.of(documents).search(with_pairs(query))

    for hit in hits:
        core, side = documents[hit.document]
        assert set(query) & {*core, *side}


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6, unique=True), min_size=1, max_size=8))
def test_a_text_finds_itself_first_or_an_equally_good_one(titles: list[list[str]]) -> None:
    index = Index.of((title, ()) for title in titles)

    for number, title in enumerate(titles):
        hits = index.search(with_pairs(title))
        own = next(hit.score for hit in hits if hit.document == number)
        assert own == pytest.approx(hits[0].score)
