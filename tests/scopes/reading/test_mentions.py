"""Where a text names scopes."""

from scopes.reading.mentions import place_of, without_scopes


def test_a_scope_is_not_found_in_a_longer_one() -> None:
    text = "cjp:config_read, my-cjp:config and cjp:config."

    assert place_of("cjp:config", text) == text.rindex("cjp:config")


def test_a_scope_behind_a_label_is_found() -> None:
    assert place_of("spark:all", "scope:spark:all") == 6


def test_what_is_only_a_part_of_a_word_has_a_place_all_the_same() -> None:
    assert place_of("spark:all", "scopes=spark:all_things") == 7
    assert place_of("spark:all", "nothing") == -1


def test_all_but_the_scopes_stays_in_place() -> None:
    names = ["spark:rooms_read", "spark:rooms_read_all"]

    assert without_scopes("a spark:rooms_read b", names) == f"a {' ' * len(names[0])} b"
    assert (
        without_scopes("a spark:rooms_read_all b", names, mark=",")
        == f"a {','.ljust(len(names[1]))} b"
    )


def test_words_next_to_openid_go_with_it() -> None:
    assert without_scopes("openid email for mail", ["openid"]).split() == ["for", "mail"]
    assert without_scopes("spark:all email", ["spark:all"]).split() == ["email"]


def test_a_text_without_scopes_stays_as_it_is() -> None:
    assert without_scopes("list rooms", ()) == "list rooms"
