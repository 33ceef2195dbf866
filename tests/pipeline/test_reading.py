"""Sentences about access are read as they are meant; the shapes are those of official texts."""

import pytest

from pipeline.names import Names, names_of
from pipeline.reading import read
from scopes.data.catalog import LEVELS
from scopes.data.tables import write_routes
from scopes.knowledge import Knowledge

TRAPS = {
    "a role for each scope": (
        "Needs a full or user administrator auth token with a scope of `spark-admin:people_write` "
        "or read-only administrator auth token with a scope of `spark-admin:people_read`.",
        {"admin": "spark-admin:people_write [full, user] | spark-admin:people_read [read-only]"},
    ),
    "a token for each scope": (
        "This wants either a full, read-only token with the scope of "
        "`spark-admin:telephony_config_read`, or a device administrator token with the scope of "
        "`spark-admin:devices_read`.",
        {
            "admin": "spark-admin:telephony_config_read [full, read-only] | "
            "spark-admin:devices_read [device]"
        },
    ),
    "one for certain, and one of two": (
        "Making a code requires an auth token with the `spark-admin:devices_write` scope, and "
        "either `identity:placeonetimepassword_create` (codes for rooms only) or "
        "`Identity:one_time_password` (all codes).",
        {
            "admin": "identity:placeonetimepassword_create spark-admin:devices_write | "
            "Identity:one_time_password spark-admin:devices_write"
        },
    ),
    "own things, then those of others": (
        "Users list their own. This needs the `spark:devices_read` scope. Listing others needs an "
        "administrator auth token with the `spark-admin:devices_read` scope.",
        {"user": "spark:devices_read", "admin": "spark-admin:devices_read [administrator]"},
    ),
    "bullets without or, one misspelt": (
        "Requires an administrator auth token with any of the following scopes:\n\n"
        "* `spark-admin:locations_read`\n* `spark-admin:people_read`\n"
        "* `spark-admin:device_read`\n",
        {
            "admin": "spark-admin:locations_read [administrator] | "
            "spark-admin:people_read [administrator] | spark-admin:devices_read [administrator]"
        },
    ),
    "scopes after a list of codes": (
        "Errors:\n\n* `1`: bad: wrong\n* `2`: worse\n\nIt requires a full administrator auth "
        "token with the scopes `spark-admin:telephony_config_write`, `spark-admin:people_write`, "
        "and `identity:groups_rw`.",
        {
            "admin": "identity:groups_rw spark-admin:people_write "
            "spark-admin:telephony_config_write [full]"
        },
    ),
    "a scope of three": (
        "Needs a full administrator auth token with a scope of "
        "`spark-admin:telephony_config_write`, `spark-admin:telephony_config_read`, and "
        "`spark-admin:people_write`.",
        {
            "admin": "spark-admin:people_write spark-admin:telephony_config_read "
            "spark-admin:telephony_config_write [full]"
        },
    ),
    "scopes of two": (
        "Needs a full administrator auth token with scopes of `spark-admin:telephony_pstn_write` "
        "and `spark-admin:telephony_pstn_read`.",
        {"admin": "spark-admin:telephony_pstn_read spark-admin:telephony_pstn_write [full]"},
    ),
    "a scope of two": (
        "Needs a full administrator or location administrator auth token with a scope of "
        "`spark-admin:telephony_config_write` and `identity:contacts_rw`.",
        {"admin": "identity:contacts_rw spark-admin:telephony_config_write [full, location]"},
    ),
    "partner roles in the next sentence": (
        "Use an administrator token with `spark-admin:reports_read` and `identity:people_read` "
        "scopes. The authenticated user must be a Partner full administrator or Partner read-only "
        "administrator of the organization.",
        {
            "admin": "identity:people_read spark-admin:reports_read "
            "[partner full, partner read-only]"
        },
    ),
    "bullets between names that look like scopes": (
        "One of the following OAuth scopes is required:\n\n- `identity:people_rw`\n\nThe following "
        "administrators can use this API:\n\n- `id_full_admin`\n- `id_user_admin`\n\nThe body has "
        "the schema `urn:scim:schemas:core:2.0:User`.",
        {"admin": "identity:people_rw [full, user]"},
    ),
    "bullets that end with or": (
        "One of the following OAuth scopes is required:\n\n- `Identity:one_time_password` or\n"
        "- `Identity:Config`\n",
        {"admin": "Identity:one_time_password | Identity:Config"},
    ),
    "who does not have one but another": (
        "* Administrator: A user or an application with the scope `spark-admin:recordings_write`.\n"
        "* User: An authenticated user who does not have the scope `spark-admin:recordings_write` "
        "but has `spark:recordings_write`.\n",
        {
            "user": "spark:recordings_write",
            "admin": "spark-admin:recordings_write [administrator]",
        },
    ),
    "three levels, the word scope dropped": (
        "Details need the `spark-compliance:recordings_read` scope for compliance officer, "
        "`spark-admin:recordings_read` for admin and `spark:recordings_read` for user.",
        {
            "user": "spark:recordings_read",
            "admin": "spark-admin:recordings_read [administrator]",
            "compliance": "spark-compliance:recordings_read [compliance officer]",
        },
    ),
    "by content, not together": (
        "Command schemas need the `spark:xapi_commands` scope and status schemas need the "
        "`spark:xapi_statuses` scope.",
        {"user": "spark:xapi_commands | spark:xapi_statuses"},
    ),
    "an administrator, or a user for oneself": (
        "Needs a full, user, read-only administrator or location administrator auth token with a "
        "scope of `spark-admin:people_read` or a user auth token with `spark:people_read` scope "
        "can be used by a person to read own settings.",
        {
            "user": "spark:people_read",
            "admin": "spark-admin:people_read [full, user, read-only, location]",
        },
    ),
    "a read scope on a user's token for a change": (
        "Needs a full or read-only administrator or location administrator auth token with a "
        "scope of `spark-admin:workspaces_write` or a user auth token with "
        "`spark:workspaces_read` scope can be used.",
        {
            "user": "spark:workspaces_read",
            "admin": "spark-admin:workspaces_write [full, read-only, location]",
        },
    ),
    "a write scope for looking": (
        "Looking needs a full or read-only administrator auth token with a scope of "
        "`spark-admin:telephony_config_write`.",
        {"admin": "spark-admin:telephony_config_write [full, read-only]"},
    ),
    "a read scope for changing": (
        "Changing needs a user auth token with a scope of `spark:telephony_config_read`.",
        {"user": "spark:telephony_config_read"},
    ),
    "an administrator's scope on a user's token": (
        "This requires a user auth token with a scope of `spark-admin:people_read`.",
        {"user": "spark-admin:people_read"},
    ),
    "a scope without its prefix": (
        "This requires a full, read-only or location administrator auth token with a scope of "
        "`telephony_config_read`.",
        {"admin": "spark-admin:telephony_config_read [full, read-only, location]"},
    ),
    "a dotted name that is a role": (
        "Requires scope 'cloud-contact-center:pod_conv' and 'cjp.supervisor'.",
        {"user": "cloud-contact-center:pod_conv [contact center supervisor]"},
    ),
    "a scope in a list of roles": (
        "Requires 'cjp:user' scope or roles 'id_full_admin', 'cjp.admin', "
        "'cloud-contact-center:pod_conv' for authorization.",
        {"user": "cjp:user | - [full, contact center]"},
    ),
    "a dotted name that is a scope": (
        "Requires 'cjp.config_write' scope and one of the following roles: 'cjp.admin', "
        "'id_full_admin' for authorization.",
        {"admin": "cjp:config_write [contact center, full]"},
    ),
    "any role with other scopes": (
        "Role and Scope: Requires id full admin role with `cjp:config_write` or `cjp:config_read` "
        "scope. Or it requires any role with `cjp:user`, `cjp:config_write` or `cjp:config_read` "
        "scope",
        {
            "user": "cjp:user [any role]",
            "admin": "cjp:config_write [full] | cjp:config_read [full] | "
            "cjp:config_write [any role] | cjp:config_read [any role]",
        },
    ),
}

NEAR = {
    "any administrator, or one of a kind": (
        "Requires an administrator or location administrator auth token with any of the following "
        "scopes: `spark-admin:locations_read` or `spark-admin:people_read`.",
        {
            "admin": "spark-admin:locations_read [administrator, location] | "
            "spark-admin:people_read [administrator, location]"
        },
    ),
    "who authorizes the app": (
        "The `audit:events_read` scope must be selected and authorized by a Full Admin.",
        {"admin": "audit:events_read [full]"},
    ),
    "whom the token represents": (
        "The access token must include the analytics:read_all scope and represent either a full "
        "administrator or read-only administrator.",
        {"admin": "analytics:read_all [full, read-only]"},
    ),
    "roles listed as scopes": (
        "Requires 'cjp:user','id_full_admin','cjp.supervisor' scope for authorization.",
        {"user": "cjp:user | - [full, contact center supervisor]"},
    ),
    "a license that decides": (
        "Use the cjp scope if you have a contact center license; otherwise, use the cjds scope. It "
        "requires the appropriate cjds:admin_org_write or cjp:config_write scopes",
        {
            "admin": "cjds:admin_org_write (without a Contact Center license) | "
            "cjp:config_write (with a Contact Center license)"
        },
    ),
    "a scope for a parameter": ("The `spark:all` scope is required when `roomId` is given.", {}),
    "scopes that are named nowhere": ("Only for callers with the admin on-behalf-of scopes.", {}),
    "a service app": (
        "Call it with a bearer token from a Service App with the scope `spark-admin:calls_write`.",
        {"admin": "spark-admin:calls_write [service app]"},
    ),
    "full read-only": (
        "Needs a full read-only administrator auth token with a scope of "
        "`spark-admin:people_read`.",
        {"admin": "spark-admin:people_read [full, read-only]"},
    ),
    "scope and roles in lines": (
        "Scope: `cjp:config_read`. Roles: [`Organizational Full Admin`, `Supervisor`]",
        {"admin": "cjp:config_read [full, contact center supervisor]"},
    ),
}


@pytest.fixture(scope="module")
def names(knowledge: Knowledge) -> Names:
    return names_of(knowledge.catalog)


@pytest.mark.parametrize("shape", [*TRAPS, *NEAR])
def test_a_sentence_is_read_as_meant(names: Names, shape: str) -> None:
    text, cells = (TRAPS | NEAR)[shape]
    reading = read(text, names)

    told = {at: write_routes(reading.routes[at]) for at in LEVELS if at in reading.routes}
    assert (told, reading.puzzles, reading.unknown) == (cells, (), ())


def test_roles_are_read_from_lists_below_headings(names: Names) -> None:
    text = (
        "Throws a thing away.\n\n**Roles for it:**\n\nThe following administrators have permission "
        "to use this API:\n\n**Customer Organization:**\n- Full administrator\n"
        "- User administrator\n\n**Partner/External Access:**\n- External full administrator\n\n"
        "**Note:** Device administrators, and external read-only ones, cannot."
    )

    assert read(text, names).roles == ("full", "user", "external full")


def test_roles_are_read_from_lists_that_explain_each(names: Names) -> None:
    text = (
        "These administrators have permission to use this API:\n- `Org Full Admin`: can do all.\n"
        "- `Partner Full Admin`: can do it for customers.\n- `Org User Admin`: can do some.\n"
    )

    assert read(text, names).roles == ("full", "partner full", "user")


def test_there_is_a_row_for_each_of_the_known_traps() -> None:
    assert len(TRAPS) == 25


def test_what_says_neither_and_nor_or_is_no_route_but_a_puzzle(names: Names) -> None:
    reading = read("Requires 'cjp:user','cjp.config_write' scope for authorization.", names)

    assert reading.routes == {}
    assert len(reading.puzzles) == 1


def test_no_scope_needed_is_not_the_same_as_silent(names: Names) -> None:
    assert read("No specific scope is needed for it.", names).needs_none
    assert not read("Returns the schemas.", names).needs_none


def test_a_name_of_a_known_family_that_is_no_scope_is_told(names: Names) -> None:
    assert read("It needs the `spark-admin:unheard_of` scope.", names).unknown == (
        "spark-admin:unheard_of",
    )


def test_a_fingerprint_ignores_layout_and_notices_words(names: Names) -> None:
    first, same, other = (
        read(text, names).fingerprint
        for text in (
            "Needs the `spark:people_read` scope.",
            "Needs  the spark:people_read\nscope.",
            "Needs the `spark:people_read` scope now.",
        )
    )

    assert first == same != other
