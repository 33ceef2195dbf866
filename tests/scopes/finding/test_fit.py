"""The traits of a set of scopes follow from what the catalog says of each."""

import pytest

from scopes.finding.fit import Fit, Traits
from scopes.knowledge import Knowledge

READ, WRITE = "spark-admin:people_read", "spark-admin:people_write"
EXECUTE = "spark:xapi_commands"


@pytest.mark.parametrize(
    ("scopes", "traits"),
    [
        ((READ,), Traits((READ,), is_broad=False, writes=False)),
        ((WRITE, READ), Traits((WRITE,), is_broad=False, writes=True)),
        ((READ, "spark:rooms_read"), Traits((READ, "spark:rooms_read"), False, False)),
        ((EXECUTE,), Traits((EXECUTE,), is_broad=False, writes=True)),
        (("spark:all",), Traits(("spark:all",), is_broad=True, writes=False)),
        (("spark:all", READ), Traits(("spark:all",), is_broad=True, writes=False)),
    ],
)
def test_traits_of_a_set(knowledge: Knowledge, scopes: tuple[str, ...], traits: Traits) -> None:
    fit = Fit(knowledge.catalog)

    assert fit.traits(scopes) == traits
    assert fit.traits(scopes) is fit.traits(scopes)
