"""Lines of code are told from words, so that no need is looked for in them."""

import pytest

from scopes.code.beside import beside_code, without_code


@pytest.mark.parametrize(
    "line",
    [
        "url=url+url;url=url+url;",
        "client.get(client.get(client.get(",
        'url: "https://webexapis.com/v1/rooms",',
        "const rooms = await webex.rooms.list();",
        "    return requests.get(url, headers=headers)",
        "curl -X POST https://webexapis.com/v1/rooms -d '{}'",
        "GET /people/{personId}",
        "print('then delete a room')",
        'Write-Host "get the members of a team";',
        "rooms.list()  # then we delete users",
        "operationId: listPeople",
        "url: listRooms,",
        "  get:",
        "url: allRooms + idRoom,",
        "for member in membersList:",
        "    if LICENSE_ID not in licenses:",
        "namespace RoomKeeper",
        "https://webexapis.com/v1/rooms",
    ],
)
def test_a_line_of_code_is_left_out(line: str) -> None:
    text = f"before it\n{line}\nbehind it\n"

    assert without_code(text) == f"before it\n{' ' * len(line)}\nbehind it\n"


@pytest.mark.parametrize(
    "line",
    [
        "delete a person (DELETE /people/{id})",
        "I want to list all rooms with GET /rooms",
        "Create a room; then add people:",
        "- read recordings and transcripts (all of them)",
        "for each member of a team:",
        "my bot gets 403",
        "read CDRs and then POST /v1/messages",
        "I don't know why we can't call rooms.list()",
    ],
)
def test_words_stay_as_they_are(line: str) -> None:
    text = f"x = f(y);\n{line}\n"

    assert without_code(text) == f"         \n{line}\n"


def test_comments_and_texts_of_several_lines_are_left_out_beside_code_only() -> None:
    for text in ('"""Create a room\nand a team."""', "/* delete a room\n * with people */"):
        assert without_code(f"{text}\nrooms.list()\n").strip() == ""
        assert without_code(f"{text}\nand delete it\n") == f"{text}\nand delete it\n"


def test_comments_are_left_out_beside_code_only() -> None:
    comment = "# create a room"

    assert without_code(f"{comment}\nrooms.create(name)\n").strip() == ""
    assert without_code(f"{comment}\nand delete it\n") == f"{comment}\nand delete it\n"


@pytest.mark.parametrize("end", ["\r\n", "\u2028", "\n\n"])
def test_all_else_stays_where_it_is(end: str) -> None:
    text = f"f(x);{end}delete the room"

    assert without_code(text).startswith(" " * len("f(x);"))
    assert len(without_code(text)) == len(text)
    assert without_code(text).endswith(f"{end}delete the room")


def test_of_a_text_with_several_lines_of_code_the_rest_is_read() -> None:
    code = "x = f(y);\nif (x) {\n    g(x);\n}\n"
    list_of_things = "messages (read/write)\nrooms (read/write)\nmemberships (read/write)"

    assert beside_code(f"list rooms\n{code}") == "list rooms"
    assert beside_code(list_of_things) == list_of_things
    assert beside_code("x = f(y);\nlist rooms") == "x = f(y);\nlist rooms"
