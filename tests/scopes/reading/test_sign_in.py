"""Signing in with Webex is told from other things that people log, or sign in to."""

import pytest

from scopes.reading.sign_in import is_sign_in, signs_in


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("sign users in with Webex", True),
        ("single sign-on with Webex for our customer portal", True),
        ("customers log on using their Webex account", True),
        ("authenticate users of our wiki via Webex", True),
        ("Webex as identity provider, SSO for the intranet", True),
        ("Webex as identity provider of the intranet", True),
        ("sign in agents in contact center", False),
        ("log calls with webex", False),
        ("log the user into the space with webex bot", False),
        ("how do I check the signature of the id_token", True),
        ("what app type is log in with Webex", True),
        ("which address gives me the token for a client id", False),
        ("sso with okta for webex users", False),
        ("post a message with Webex", False),
        ("log them in a database with webex", False),
        ("sign a document on webex with openid", False),
    ],
)
def test_what_signs_in_with_webex(text: str, is_meant: bool) -> None:
    assert is_sign_in(text) is is_meant


def test_it_is_read_that_people_sign_in_wherever_that_is() -> None:
    assert signs_in("the app only signs users in")
    assert not signs_in("the app lists users")
