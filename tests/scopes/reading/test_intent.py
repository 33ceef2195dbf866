"""Whether a question wants to read or to change, and whose data it is about."""

import pytest

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.reading.intent import Intent

READ = {"read"}
WRITE = {"write"}
BOTH = {"read", "write"}
NOT_SAID: set[str] = set()


@pytest.fixture(scope="module")
def intent(knowledge: Knowledge) -> Intent:
    return Intent(knowledge.catalog.vocabulary)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("list call queues", READ),
        ("show me my missed calls", READ),
        ("which scopes do I need to read messages?", READ),
        ("download the transcript of a meeting", READ),
        ("export all users to a spreadsheet", READ),
        ("count the people in a room", READ),
        ("reading call recordings", READ),
        ("report template list", READ),
        ("list route groups", READ),
        ("create a call queue", WRITE),
        ("update my display name", WRITE),
        ("get rid of the old hunt group", WRITE),
        ("hang up my call", WRITE),
        ("turn off voicemail", WRITE),
        ("set up an auto attendant", WRITE),
        ("muting a participant", WRITE),
        ("manage contacts", WRITE),
        ("my app should post messages to a space", WRITE),
        ("Which OAuth scope is required to delete a webhook?", WRITE),
        ("I want to book a room", WRITE),
        ("route groups: create one", WRITE),
        ("we need to add and list users", BOTH),
        ("list and delete webhooks", BOTH),
        ("read and write messages", BOTH),
        ("CDR", NOT_SAID),
        ("call queues", NOT_SAID),
        ("messages of the organization", NOT_SAID),
        ("deleted messages", NOT_SAID),
        ("assigned licenses", NOT_SAID),
        ("", NOT_SAID),
        ("which scope?", NOT_SAID),
    ],
)
def test_the_verb_says_what_is_wanted(intent: Intent, text: str, wanted: set[str]) -> None:
    assert intent.wanted(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "how many licenses are assigned?",
        "which devices are offline?",
        "who attended my meeting",
        "is do not disturb enabled for Bob?",
        "does the location have a local gateway?",
        "where are my calls forwarded to?",
        "how often was the queue busy",
        "which schedules exist?",
        "who may record calls?",
    ],
)
def test_a_question_about_the_state_of_things_reads(intent: Intent, text: str) -> None:
    assert intent.wanted(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        "how do I create a webhook",
        "how can I delete a space",
        "what do I need to create a webhook?",
        "can the app answer calls?",
    ],
)
def test_a_question_how_to_change_something_writes(intent: Intent, text: str) -> None:
    assert intent.wanted(text) == WRITE


@pytest.mark.parametrize(
    "text",
    [
        "only read the call settings",
        "read only access to the workspaces",
        "read-only list of devices",
        "view-only dashboard, create charts",
        "read users without writing anything",
        "show settings, but do not change them",
        "look at call forwarding, never edit it",
        "no write access: update nothing, list rooms",
    ],
)
def test_what_is_ruled_out_is_not_wanted(intent: Intent, text: str) -> None:
    assert intent.wanted(text) == READ


@pytest.mark.parametrize(
    "text", ["full access to rooms", "CRUD on rooms", "rw rooms", "read-write access to rooms"]
)
def test_full_access_reads_and_changes(intent: Intent, text: str) -> None:
    assert intent.wanted(text) == {"read", "write"}


@pytest.mark.parametrize(
    ("text", "read", "write"),
    [
        ("list and create rooms", "list and rooms", "and create rooms"),
        ("full control over rooms", "list over rooms", "update over rooms"),
        (
            "read and write call queue schedules",
            "list call queue schedules",
            "update call queue schedules",
        ),
    ],
)
def test_one_way_is_the_text_with_the_verbs_of_one_kind(
    intent: Intent, text: str, read: str, write: str
) -> None:
    assert intent.restricted_to(text, "read").split() == read.split()
    assert intent.restricted_to(text, "write").split() == write.split()


@pytest.mark.parametrize(
    "text",
    [
        "the name of the queue has to be changed",
        "the number must be released",
        "emergency number should be updated",
        "old users will be deleted by the script",
    ],
)
def test_what_is_to_be_done_to_something_writes(intent: Intent, text: str) -> None:
    assert intent.wanted(text) == WRITE


@pytest.mark.parametrize("text", ["DND on", "DND on for me", "call recording off for Bob"])
def test_switching_on_and_off_writes(intent: Intent, text: str) -> None:
    assert intent.wanted(text) == WRITE


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("route groups", NOT_SAID),
        ("schedule of the location", NOT_SAID),
        ("report templates", NOT_SAID),
        ("record of all calls", NOT_SAID),
        ("create route groups", WRITE),
        ("delete the schedule", WRITE),
        ("list orders", READ),
    ],
)
def test_a_noun_that_could_be_a_verb_is_a_noun_within_a_list(
    intent: Intent, text: str, part: set[str]
) -> None:
    assert intent.wanted(text, is_part=True) == part


@pytest.mark.parametrize("text", ["schedule a meeting", "order phone numbers"])
def test_a_noun_that_could_be_a_verb_is_a_verb_where_it_begins_a_message(
    intent: Intent, text: str
) -> None:
    assert intent.wanted(text) == WRITE


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("list users as an admin", "admin"),
        ("org-wide call history", "admin"),
        ("calls of the whole organization", "admin"),
        ("devices for all users", "admin"),
        ("everyone's call forwarding", "admin"),
        ("of my org", "admin"),
        ("with an ADMIN TOKEN", "admin"),
        ("a service app that reads CDR", "admin"),
        ("my recordings", "user"),
        ("list my own devices", "user"),
        ("recordings of the signed-in user", "user"),
        ("the meetings I hosted", "user"),
        ("read messages as a compliance officer", "compliance"),
        ("eDiscovery search of messages", "compliance"),
        ("legal hold for a mailbox", "compliance"),
        ("recordings as a group admin", "group"),
        ("for one group only", "group"),
        ("post a message without admin rights", "user"),
        ("create a room, no admin", "user"),
        ("list people as a non-admin user", "user"),
        ("read CDRs without being an administrator", "user"),
        ("read messages, not as compliance officer", "user"),
        ("as an admin, not as compliance officer", "admin"),
        ("list people as a regular user", "user"),
        ("my app should list devices", None),
        ("my script counts rooms", None),
        ("my token counts rooms", None),
        ("my oauth app counts rooms", None),
        ("my goal is to list devices", None),
        ("my colleague says that we list devices", None),
        ("the locations of my company", None),
        ("my app lists my rooms", "user"),
        ("list devices", None),
        ("ask the administrator to delete a room", "admin"),
        ("list people with an admin token", "admin"),
        ("act as the compliance officer", "compliance"),
        ("GET /recordings?hostEmail=a@example.com", "admin"),
        ("list meetings by userEmail", "admin"),
        ("my recordings by hostEmail", "user"),
        ("create a meeting on behalf of another user", "admin"),
        ("on behalf of a colleague", "admin"),
        ("schedule a webinar on behalf of my boss", "admin"),
        ("on behalf of Jane's manager", "admin"),
        ("meetings of a teacher (not the logged in user)", "admin"),
        ("schedule a meeting on her behalf", "admin"),
        ("schedule a meeting on anybody else's behalf", "admin"),
        ("on behalf of our app", None),
        ("acts on behalf of a user", None),
        ("view other user's preferences", "admin"),
        ("admit a participant", None),
        ("the administration guide", None),
        ("", None),
    ],
)
def test_words_say_whose_data_is_meant(intent: Intent, text: str, level: Level | None) -> None:
    assert intent.level(text)[0] == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("compliance report for my admin", "compliance"),
        ("my boss, the group admin", "group"),
        ("administrator and myself", "admin"),
    ],
)
def test_the_strongest_of_several_levels_is_meant(intent: Intent, text: str, level: str) -> None:
    assert intent.level(text)[0] == level


@pytest.mark.parametrize(
    "whose", ["as an admin", "without any admin rights", "as a normal user", "not as an admin user"]
)
def test_the_words_of_a_level_are_taken_out(intent: Intent, whose: str) -> None:
    assert intent.level(f"list devices {whose}")[1].split() == ["list", "devices"]


@pytest.mark.parametrize("text", ["all users", "any host", "recordings of the signed-in user"])
def test_people_who_may_be_the_object_are_kept(intent: Intent, text: str) -> None:
    assert intent.level(text)[1] == text


def test_text_without_a_level_stays_as_it_is(intent: Intent) -> None:
    assert intent.level("List Devices") == (None, "List Devices")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("new room", {"write"}), ("new alert bot list rooms", {"read"}), ("new bot", {"write"})],
)
def test_new_says_to_create_only_where_no_verb_stands(
    knowledge: Knowledge, text: str, wanted: set[str]
) -> None:
    assert knowledge.reader.read(text).wanted == wanted


@pytest.mark.parametrize(
    ("text", "is_reading_only"),
    [
        ("reading only", True),
        ("we never change settings", True),
        ("lists recordings, nothing is written", True),
        ("nothing gets deleted.", True),
        ("the tool changes nothing", True),
        ("rooms are mirrored, nothing is written back", True),
        ("if nothing is written, archive the space", False),
        ("nothing is written in a space that we archive", False),
        ("tell us when nothing was found", False),
        ("reads and writes messages", False),
    ],
)
def test_a_text_may_say_that_it_changes_nothing(
    intent: Intent, text: str, *, is_reading_only: bool
) -> None:
    assert intent.is_reading_only(text) is is_reading_only
