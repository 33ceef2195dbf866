import base64
import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from settings import Settings, SettingsError, load_settings, read_settings

COMPLETE = {
    "WEBEX_ACCESS_TOKEN": "a token",
    "WEBEX_WEBHOOK_SECRET": "a secret of the tests",
    "PUBLIC_URL": "https://bot.example.com",
}


def encoded(address: str) -> str:
    return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")


UUID = "1eb65fdf-9643-417f-9974-ad72cae0e10f"
ORG = encoded(f"ciscospark://us/ORGANIZATION/{UUID}")
PERSON = encoded(f"ciscospark://us/PEOPLE/{UUID}")


def test_nothing_set_means_the_sandbox_with_the_defaults() -> None:
    settings = read_settings({})

    assert settings == Settings()
    assert settings.uses_sandbox
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.api_url == "https://webexapis.com/v1/"


def test_a_token_means_the_real_webex() -> None:
    assert not read_settings(COMPLETE).uses_sandbox


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("WEBEX_ACCESS_TOKEN", " a token\n", "token", "a token"),
        ("WEBEX_API_URL", "https://api.example.com/v1", "api_url", "https://api.example.com/v1/"),
        ("WEBEX_API_URL", "https://api.example.com/v1/", "api_url", "https://api.example.com/v1/"),
        ("PUBLIC_URL", "https://bot.example.com/", "public_url", "https://bot.example.com"),
        ("PUBLIC_URL", "https://bot.example.com/", "root", ""),
        ("PUBLIC_URL", "https://example.com:8443/a/scope-bot/", "root", "/a/scope-bot"),
        ("BROWSER_LINKS", "", "page", "https://bot.example.com"),
        ("BROWSER_LINKS", "off", "page", ""),
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("HOST", "::1", "host", "::1"),
        ("HOST", "localhost", "host", "localhost"),
        ("PORT", "65535", "port", 65535),
        ("PORT", " 80 ", "port", 80),
        ("PORT", "", "port", 8080),
        ("ALLOWED_ORGS", f"{ORG}, {UUID}, {UUID.upper()},,", "allowed_orgs", {ORG}),
        ("ALLOWED_ORGS", " , ", "allowed_orgs", set()),
        ("ALLOWED_DOMAINS", "One.COM,@two.com", "allowed_domains", {"one.com", "two.com"}),
        ("FEEDBACK", "", "feedback", False),
        ("FEEDBACK", "off", "feedback", False),
        ("FEEDBACK", "On", "feedback", True),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
    ],
)
def test_a_variable_is_read(variable: str, value: str, field: str, expected: object) -> None:
    assert getattr(read_settings({**COMPLETE, variable: value}), field) == expected


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("WEBEX_WEBHOOK_SECRET", ""),
        ("WEBEX_WEBHOOK_SECRET", "  "),
        ("WEBEX_WEBHOOK_SECRET", "fifteen letters"),
        ("ALLOWED_ORGS", "Example Inc"),
        ("ALLOWED_ORGS", PERSON),
        ("ALLOWED_ORGS", UUID[:-1]),
        ("ALLOWED_DOMAINS", "alice@example.com"),
        ("ALLOWED_DOMAINS", "https://example.com"),
        ("ALLOWED_DOMAINS", "example"),
        ("ALLOWED_DOMAINS", "\u212aite.example"),
        ("PUBLIC_URL", "https://bot.example.com/webhook"),
        ("PUBLIC_URL", "https://bot.example.com/webhook/"),
        ("POLL_SECONDS", "0"),
        ("POLL_SECONDS", "soon"),
        ("PUBLIC_URL", "bot.example.com"),
        ("PUBLIC_URL", "ftp://bot.example.com"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://[bot"),
        ("PUBLIC_URL", "https://bot.example.com/scopes?bot=1"),
        ("PUBLIC_URL", "https://bot.example.com#scopes"),
        ("PUBLIC_URL", "https://bot.example.com//scopes"),
        ("PUBLIC_URL", "https://bot.example.com/my scopes"),
        ("BROWSER_LINKS", "no"),
        ("WEBEX_API_URL", "webexapis.com/v1"),
        ("HOST", "bot.example.com"),
        ("HOST", "127.0.0.1:8080"),
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80.0"),
        ("PORT", "٨٠"),
        ("PORT", "9" * 5000),
        ("FEEDBACK", "maybe"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_variable_is_named_in_one_line(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable) as caught:
        read_settings({**COMPLETE, variable: value})
    assert "\n" not in str(caught.value)


def test_a_token_and_nothing_else_is_a_bot_that_polls() -> None:
    settings = read_settings({"WEBEX_ACCESS_TOKEN": "a token"})

    assert settings.polls
    assert settings.poll_seconds == 5
    assert len(settings.webhook_secret or "") >= 32
    assert not read_settings(COMPLETE).polls
    assert not read_settings({}).polls


def test_secrets_are_not_part_of_the_representation() -> None:
    shown = repr(read_settings(COMPLETE))

    assert "a token" not in shown
    assert "a secret" not in shown


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)],
)
def test_a_loopback_address_is_local(host: str, expected: bool) -> None:
    assert read_settings({"HOST": host}).is_local is expected


def test_the_env_file_of_the_current_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PORT", raising=False)
    Path(".env").write_text("# a comment\nPORT=9000\nEMPTY\n")

    assert load_settings().port == 9000


def test_real_variables_win_over_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORT", "9001")
    Path(".env").write_text("PORT=9000\n")

    assert load_settings().port == 9001


def test_what_libraries_read_may_stand_in_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", {"NO_PROXY": "one.example"})
    Path(".env").write_text("HTTPS_PROXY=http://proxy.example\nNO_PROXY=two.example\nPORT=9000\n")

    load_settings()

    assert os.environ == {"HTTPS_PROXY": "http://proxy.example", "NO_PROXY": "one.example"}


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", "sqlite:///var/bot.db"),
        ("sqlite:////data/bot.db", "sqlite:////data/bot.db"),
        ("postgresql://bot:pw@db/bot", "postgresql://bot:pw@db/bot"),
        ("postgres://bot:pw@db/bot", "postgresql://bot:pw@db/bot"),
        (
            "postgresql://bot:pw@one,two:5433/bot?sslmode=require",
            "postgresql://bot:pw@/bot?sslmode=require&host=one:5432&host=two:5433"
            "&target_session_attrs=read-write",
        ),
    ],
)
def test_the_database_is_a_file_or_postgresql(given: str, read: str) -> None:
    assert read_settings({"DATABASE_URL": given}).database_url == read


@pytest.mark.parametrize(
    "wrong",
    ["mysql://bot:the-password@db/bot", "bot.db", "sqlite://", "postgresql://", "sqlite:///"]
    + ["postgresql://bot:the-password@db:port/bot", "postgresql://bot:the-password[@db/bot"],
)
def test_another_database_is_refused_without_telling_its_password(wrong: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL") as caught:
        read_settings({"DATABASE_URL": wrong})

    assert "the-password" not in str(caught.value)


@pytest.mark.parametrize("wrong", ["0", "two", "-1", "1000"])
def test_a_number_of_processes_that_is_none_is_refused(wrong: str) -> None:
    assert read_settings({"WEB_CONCURRENCY": "4"}).processes == 4
    with pytest.raises(SettingsError, match="WEB_CONCURRENCY"):
        read_settings({"WEB_CONCURRENCY": wrong})


@pytest.mark.parametrize("name", ["QUESTIONS_PER_PERSON", "QUESTIONS_PER_SPACE"])
def test_a_limit_is_a_number(name: str) -> None:
    assert getattr(read_settings({name: "7"}), name.lower()) == 7
    with pytest.raises(SettingsError, match=name):
        read_settings({name: "many"})


def test_secrets_are_known_but_not_shown() -> None:
    settings = read_settings(
        {
            "WEBEX_ACCESS_TOKEN": "the-token",
            "WEBEX_WEBHOOK_SECRET": "the-secret-of-the-tests",
            "PUBLIC_URL": "https://bot.example.com",
            "DATABASE_URL": "postgresql://bot:the-password@db/bot",
        }
    )

    assert settings.secrets == ("the-token", "the-secret-of-the-tests", "the-password")
    assert [secret for secret in settings.secrets if secret in repr(settings)] == []


def test_all_that_is_wrong_is_told_at_once_and_each_in_a_line() -> None:
    wrong = {
        "WEBEX_ACCESS_TOKEN": "a token",
        "PUBLIC_URL": "bot.example.com",
        "PORT": "http",
        "DATABASE_URL": "mysql://bot:the-password@db/bot",
        "LOG_LEVEL": "LOUD",
    }

    with pytest.raises(SettingsError) as caught:
        read_settings(wrong)

    named = [line.split()[0] for line in str(caught.value).splitlines()]
    assert named == ["PUBLIC_URL", "WEBEX_WEBHOOK_SECRET", "PORT", "DATABASE_URL", "LOG_LEVEL"]
    assert "the-password" not in str(caught.value)


def test_a_secret_that_is_too_short_is_not_shown() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({**COMPLETE, "WEBEX_WEBHOOK_SECRET": "fifteen letters"})

    assert "at least 16 characters" in str(caught.value)
    assert "fifteen letters" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "is_named"),
    [
        ("http://bot.example.com", True),
        ("https://bot.example.com", False),
        ("http://127.0.0.1:8080", False),
        ("http://localhost", False),
    ],
)
def test_plain_http_towards_webex_is_named(url: str, is_named: bool) -> None:
    warnings = read_settings({**COMPLETE, "PUBLIC_URL": url}).warnings

    assert any("PUBLIC_URL" in warning for warning in warnings) is is_named


def test_several_hosts_of_a_database_are_understood_by_its_driver() -> None:
    address = read_settings({"DATABASE_URL": "postgresql://bot:pw@one,two:5433/bot"}).database_url
    engine = sa.create_engine(sa.make_url(address).set(drivername="postgresql+psycopg"))

    _, options = engine.dialect.create_connect_args(engine.url)

    assert (options["host"], options["port"]) == ("one,two", "5432,5433")
    assert options["target_session_attrs"] == "read-write"
