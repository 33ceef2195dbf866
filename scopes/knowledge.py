"""Everything the handlers know, loaded once: catalog, operations and what is built from them."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scopes.data.catalog import Catalog
from scopes.data.changes import read_changes
from scopes.data.dictionary import load_dictionary
from scopes.data.errors import DataError
from scopes.data.operations import Operations, check_scopes
from scopes.data.phrasings import Phrasing, load_phrasings
from scopes.data.snapshot import (
    DATA_FILES,
    MODEL,
    WEIGHTS,
    Snapshot,
    read_snapshot,
    write_snapshot,
)
from scopes.data.tables import load_operations
from scopes.data.words import load_words
from scopes.finding.calls import Calls
from scopes.finding.fit import Fit
from scopes.finding.news import News
from scopes.finding.pages import Pages
from scopes.finding.paths import Paths
from scopes.finding.search import Candidate, Search
from scopes.finding.topics import Topics
from scopes.finding.webhooks import Webhooks
from scopes.privilege.least import Privilege, rank_scopes
from scopes.reading.names import Names
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.text.dictionary import Dictionary
from scopes.text.index import Index
from scopes.text.spelling import Spelling
from scopes.text.vocabulary import Terms
from scopes.text.words import name_words

if TYPE_CHECKING:
    from scopes.finding.learned import Learned
    from scopes.finding.matching import Matcher
    from scopes.finding.named import Named
    from scopes.finding.resolve import Resolver

ROOT = Path(__file__).parent.parent
LEARNED = (f"data/{WEIGHTS}", f"data/{MODEL}")


@dataclass(frozen=True, repr=False)
class Knowledge:
    """The loaded data and the look-ups over it."""

    catalog: Catalog
    operations: Operations
    privilege: Privilege
    names: Names
    search: Search
    reader: Reader
    terms: Terms
    dictionary: Dictionary
    weights: Path

    @cached_property
    def learned(self) -> "Learned":
        """What was learned from texts; read from disk when the first question in words comes."""
        from scopes.finding.learned import Learned  # numpy and onnxruntime take 0.1 s

        return Learned(self.weights, self.dictionary)

    @cached_property
    def matcher(self) -> "Matcher":
        """The ranking of what a need in words may mean."""
        from scopes.finding.matching import Matcher
        from scopes.finding.products import Products
        from scopes.finding.ranking import Ranking
        from scopes.finding.titles import Titles

        vocabulary = self.catalog.vocabulary
        by_key = {operation.key: operation for operation in self.operations.all}
        ranking = Ranking(self.learned, Fit(self.catalog), by_key)
        products = Products(vocabulary.products, vocabulary.not_offered)
        titles = Titles(self.operations.all, self.privilege)
        return Matcher(self.reader, self.search, ranking, products, titles)

    @cached_property
    def webhooks(self) -> Webhooks:
        """What webhooks watch."""

        def rank(question: Question) -> list[Candidate]:
            return self.matcher.rank(question)[0].candidates

        return Webhooks(self.catalog, rank, self.reader, self.terms)

    @cached_property
    def resolver(self) -> "Resolver":
        """The way from words to needs."""
        from scopes.finding.resolve import Resolver

        return Resolver(self.reader, self.search, self.learned, self.matcher, self.webhooks)

    @cached_property
    def news(self) -> News:
        """What the imports changed, for those who subscribed to it."""
        return News(read_changes(self.weights / "CHANGES.md"), self.catalog, self.operations)

    @cached_property
    def paths(self) -> Paths:
        """The operations by path; built when the first endpoint is asked for."""
        return Paths(self.operations.all, self.operations.removed)

    @cached_property
    def pages(self) -> Pages:
        """The operations by their pages; built when the first link to one is read."""
        return Pages(self.operations.all)

    @cached_property
    def calls(self) -> Calls:
        """The look-up of API calls."""
        return Calls(self.paths, self.pages, self.search, self.webhooks, self.privilege)

    @cached_property
    def named(self) -> "Named":
        """The look-up of scopes by their names."""
        from scopes.finding.named import Named

        return Named(self.catalog, self.reader, self.resolver)

    @cached_property
    def topics(self) -> Topics:
        """The short explanations; made ready when the first question may be about one."""
        return Topics(self.catalog)


def load_knowledge(root: Path = ROOT) -> Knowledge:
    """Load the data below `root`, checked now or, when nothing has changed, in an earlier run.

    Raises `DataError` naming every problem in the catalog, the operations and the requests.
    """
    _need(root, LEARNED, "; `make train` builds it")
    with _collector_paused():
        snapshot, weights = read_snapshot(root), root / "data"
        if snapshot:
            index = Index(snapshot.cores, snapshot.postings)
            return build_knowledge(
                snapshot.catalog,
                snapshot.operations,
                snapshot.phrasings,
                snapshot.dictionary,
                snapshot.words,
                weights,
                index,
            )
        data = _read_and_check(root)
        knowledge = build_knowledge(*data, weights)
        write_snapshot(root, Snapshot(*data, *knowledge.search.index.state))
        return knowledge


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the garbage collector what is loaded: it stays for good, and looking is costly.

    It would look again while questions are answered, about 10 ms each time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def load_and_check(root: Path = ROOT) -> Knowledge:
    """Load the data below `root` and check all of it now; raise `DataError` as `load_knowledge`."""
    return build_knowledge(*_read_and_check(root), root / "data")


def _read_and_check(root: Path) -> tuple[Catalog, Operations, list[Phrasing], str, str]:
    from scopes.data.validation import load_catalog  # YAML is read only when the data has changed

    _need(root, DATA_FILES)
    catalog = load_catalog(root)
    tables = root / "data"
    operations = load_operations(tables / "operations.tsv", tables / "removed.tsv")
    known = {operation.key for operation in operations.all}
    phrasings = load_phrasings(root / "data" / "requests.tsv", known)
    problems = check_scopes(operations.all, catalog.scopes)
    if problems:
        raise DataError(problems)
    titles = {word for operation in operations.all for word in name_words(operation.title)}
    dictionary = load_dictionary(tables / "dictionary.tsv", titles)
    return catalog, operations, phrasings, dictionary, load_words(tables / "words.tsv")


def _need(root: Path, names: Iterable[str], advice: str = "") -> None:
    """Raise `DataError` for the files below `root` that are missing, with what to do."""
    missing = [name for name in names if not (root / name).is_file()]
    if missing:
        raise DataError([f"{name}: the file is missing{advice}" for name in missing])


def build_knowledge(
    catalog: Catalog,
    operations: Operations,
    requests: Iterable[Phrasing],
    foreign: str,
    words: str,
    weights: Path,
    index: Index | None = None,
) -> Knowledge:
    """Build the look-ups over data that is already checked."""
    privilege = rank_scopes(catalog, operations)
    names = Names(catalog, operations)
    terms = Terms(catalog.vocabulary)
    search = Search(catalog, operations.all, requests, privilege, terms, index)
    dictionary = Dictionary(foreign, Spelling(words))
    reader = Reader(catalog.vocabulary, terms, names, search.index, dictionary.in_english)
    return Knowledge(
        catalog=catalog,
        operations=operations,
        privilege=privilege,
        names=names,
        search=search,
        reader=reader,
        terms=terms,
        dictionary=dictionary,
        weights=weights,
    )


def find_problems(root: Path = ROOT) -> list[str]:
    """Return everything that is wrong with the data below `root`, a sentence each."""
    try:
        load_and_check(root)
        _need(root, LEARNED, "; `make train` builds it")
    except DataError as error:
        return error.problems
    return []
