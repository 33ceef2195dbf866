import pytest

from settings import SettingsError
from store.old_sqlite import refuse_too_old


def test_a_sqlite_that_cannot_keep_the_inbox_is_refused_with_a_way_out() -> None:
    refuse_too_old((3, 35, 0))
    with pytest.raises(SettingsError) as caught:
        refuse_too_old((3, 34, 1))

    assert "SQLite 3.34.1" in str(caught.value)
    assert "DATABASE_URL" in str(caught.value)
