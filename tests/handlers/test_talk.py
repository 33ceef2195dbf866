"""Messages that ask for no scopes are answered by what kind of message they are."""

import pytest

from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of

EXPLAINED = {
    "are you ChatGPT or a real person?": "I am a program",
    "can you write the python code for me?": "I write no code",
    "is the recording API GDPR compliant, and where are the transcripts stored": "Trust Portal",
    "difference between a meeting and a webinar": "not the feature itself",
    "what kind of bot are you exactly": "I am Webex Scope Bot",
    "who is responsible for running this bot": "runs me",
    "where does your knowledge come from": "public Webex texts",
    "how fresh is your data": "as of 2026-",
    "tell me your version number": "Version ",
    "could your answers be wrong": "I can be wrong",
    "are my questions saved somewhere": "24 hours",
    "who gets to see the things I type here": "never what you write",
    "is it fine to send you a client secret": "do not paste tokens",
    "do you log what people ask": "IDs only",
    "can you look into our organization's messages": "only the messages that mention me",
    "what steps lead to an access token": "authorization code",
    "how can I renew an access token": "grant_type=refresh_token",
    "for how many days is a refresh token good": "90",
    "how do I make a token invalid again": "revoke",
    "where can I find my personal access token": "12 hours",
    "where in the developer portal do I choose the scopes": "My Webex Apps",
    "can I alter the selected scopes of my integration afterwards": "authorize again",
    "how does our app get into the App Hub": "App Hub",
    "where does an administrator authorize our service app?": "Control Hub",
    "give me a list of all the scopes": "181 scopes",
    "which scopes were added recently": "2026-",
    "should this be a bot or a service app": "Integration:",
    "what distinguishes an integration from a bot": "Integration:",
    "what is a service app good for": "machine account",
    "are guest issuers still available": "no longer offered",
    "what is a bot allowed to see in a group space": "mention it",
    "what does scope mean in OAuth": "one thing that an app may do",
    "is a scope the same thing as an admin role": "three times",
    "why do some scopes start with cjp": "Contact Center",
    "does having write also let me read": "two scopes",
    "is it bad to request too many scopes": "nothing for later",
    "does using the API cost money": "not prices",
    "how expensive is a Webex license": "not prices",
    "do I have to pay for this bot": "costs you nothing",
    "is there a charge for API calls": "not prices",
    "what's the price of Webex?": "not prices",
    "how should I phrase my question": "as you would to a colleague",
    "show me an example question": "list devices",
    "how do I use you in a space": "mention me",
    "may I ask about several things in one message": "Several things",
}
SMALL_TALK = {
    "thank you, that fixed it": "welcome",
    "awesome, many thanks": "welcome",
    "great answer, thanks!": "welcome",
    "you saved my day": "welcome",
    "thx a ton": "welcome",
    "hi folks": "Hello",
    "good afternoon, bot": "Hello",
    "hello again my friend": "Hello",
    "hello everybody": "Hello",
    "hey, anyone here?": "Hello",
    "do you ever sleep": "only good at scopes",
    "have a laugh with me": "only good at scopes",
    "so boring here": "only good at scopes",
    "your reply was not right": "Thank you for saying so",
    "you misread my question": "Thank you for saying so",
    "this reply is far too long": "Thank you for saying so",
    "that answer did not help at all": "Thank you for saying so",
}
DECLINED = {
    "what is the tallest mountain in Europe": "I only know the OAuth scopes of Webex",
    "how do I cook rice": "I only know the OAuth scopes of Webex",
    "fix my printer please": "I only know the OAuth scopes of Webex",
    "which football club won yesterday": "I only know the OAuth scopes of Webex",
    "recommend a good novel": "I only know the OAuth scopes of Webex",
    "how do I post to a Slack channel": "another product",
    "which permissions does a Zoom app need": "another product",
    "Microsoft Teams graph permissions for chats": "another product",
    "what scope does the Google Drive API need": "another product",
    "how do I create a ticket in Zendesk": "I only know",
}
TOO_VAGUE = {
    "I need some permissions": "What should your app do",
    "which scope should I take": "What should your app do",
    "when I try to update the": "What should your app do",
    "it does not work": "What did you call",
    "something about users": "What should happen with the people?",
    "what do I need for my integration": "What should your app do",
}
NO_SCOPES = [
    "A 403, that is all the log says.",
    "will I get 429 if I list all people?",
    "Which address gives me a token, I have only the client id and the secret",
]
NEEDS = [
    "thanks a lot, and which scope do I need to list rooms?",
    "hello bot, which scope to read CDRs",
    "great, thank you! And now I have to create a call queue",
    "bot posts alerts into a room",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_what_is_asked_about_is_explained(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.outcome, found.scopes) == (Outcome.FOUND, ())
    assert found.kind in {"apps", "help"}
    assert EXPLAINED[text] in text_of(found)


@pytest.mark.parametrize("text", SMALL_TALK)
def test_small_talk_stays_small(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome, found.scopes) == ("greeting", Outcome.FOUND, ())
    assert SMALL_TALK[text] in text_of(found)


@pytest.mark.parametrize("text", DECLINED)
def test_what_is_not_about_webex_is_declined(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome, found.scopes) == ("none", Outcome.UNKNOWN, ())
    assert DECLINED[text] in text_of(found)


@pytest.mark.parametrize("text", TOO_VAGUE)
def test_what_says_too_little_is_asked_back(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome, found.scopes) == ("none", Outcome.UNKNOWN, ())
    assert TOO_VAGUE[text] in text_of(found)
    assert 2 <= len(found.choices) <= 3


@pytest.mark.parametrize("text", NO_SCOPES)
def test_what_only_sounds_like_a_need_gets_no_scopes(ask: Ask, text: str) -> None:
    assert ask(text).scopes == ()


@pytest.mark.parametrize("text", NEEDS)
def test_a_need_wins_over_what_stands_beside_it(ask: Ask, text: str) -> None:
    assert ask(text).scopes


@pytest.mark.parametrize(
    "text",
    ["GET /v1/people thanks!", "are you sure about spark:people_read?", "403, are you sure?"],
)
def test_calls_scopes_and_errors_are_left_to_others(ask: Ask, text: str) -> None:
    assert ask(text).kind not in {"apps", "help", "greeting"}


def test_long_texts_are_no_small_talk(ask: Ask) -> None:
    assert ask("a" * 10_000).kind == "none"


def test_every_choice_of_a_topic_gets_an_answer(ask: Ask, knowledge: Knowledge) -> None:
    choices = {c for topic in knowledge.catalog.topics.values() for c in topic.choices}

    assert choices
    assert [c for c in sorted(choices) if ask(c).outcome is Outcome.UNKNOWN] == []
