"""Requests through functions and clients of a project's own, as real packages have them."""

import pytest

from scopes.code.calls import read_code


def read(text: str, name: str = "a.py") -> set[str]:
    return {f"{call.method or 'any'} {call.path}" for call in read_code(text, name).calls}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("webex_api_call('get', f'v1/workspaces/{self.id}')", "GET /v1/workspaces/{id}"),
        ("webex_api_call('delete', f'/v1/rooms/{room}')", "DELETE /v1/rooms/{id}"),
        ("webex_api_call('put', url, json=x)\nurl = 'v1/people/1'", "PUT /v1/people/1"),
        ("x = get_wbx_data(f'rooms/{message[0]}', '')", "GET /rooms/{id}"),
        ("x = wbx.get_data(f'rooms?max={n}')", "GET /rooms"),
        ("spark.request('get', 'rooms')", "GET /rooms"),
        ("spark.request('delete', 'rooms', roomId)", "DELETE /rooms/{id}"),
        ("spark.request('put', 'team/memberships', m.id, m)", "PUT /team/memberships/{id}"),
        ("spark.request('get', 'people', 'me')", "GET /people/me"),
        ("spark.request('post', 'rooms', room)", "POST /rooms"),
        ("webexApi.call(this, 'items', 'GET', '/rooms')", "GET /rooms"),
        ("self._get_items('/locations', params)", "GET /locations"),
        ("self.paginate('/locations')", "GET /locations"),
        ("self._http.arequest('DELETE', f'/webhooks/{x}')", "DELETE /webhooks/{id}"),
        ("self._with_retry('GET', '/webhooks')", "GET /webhooks"),
        ("// webex\nc.do(ctx, 'GET', '/rooms', nil)", "GET /rooms"),
        ("// webex\nc.do(ctx, http.MethodPost, '/rooms', body)", "POST /rooms"),
        ("// webex\nc.doRequest(http.MethodDelete, '/rooms/' + id)", "DELETE /rooms/{id}"),
        ("ua.build_tx(DELETE => 'https://webexapis.com/v1/rooms')", "DELETE /v1/rooms"),
        ("request(POST => 'https://webexapis.com/v1/rooms')", "POST /v1/rooms"),
        ("http.Open 'GET', 'https://webexapis.com/v1/rooms', False", "GET /v1/rooms"),
        ("http.Open how, 'https://webexapis.com/v1/rooms', False", "any /v1/rooms"),
        ("u = base & '/rooms/' & id\nhttp.Open 'PUT', u, False\nbase = 'https://webexapis.com'",
         "PUT /rooms/{id}"),
    ],
)  # fmt: skip
def test_a_client_of_the_project_is_read(text: str, wanted: str) -> None:
    assert read(text) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "self.helpers.request.call(this, 'webexOAuth2Api', options)",
        "api.add_route('GET', '/rooms', handler)",
        "self.assert_called('GET', '/rooms')",
        "self.log_line('GET', '/rooms')",
        "webex_words('rooms', 'people')",
        "r.Method('GET', '/rooms', handler)",
        "s.allow('GET', '/rooms')",
        "c.log(ctx, 'GET', '/rooms')",
        "route 'GET', '/rooms'",
        "expect 'GET', '/rooms'",
        "array('GET' => '/rooms')",
    ],
)
def test_what_only_looks_like_a_call_is_none(text: str) -> None:
    base = "api = Client(base_url='https://webexapis.com/v1')\n"

    assert read(base + text) == set()


@pytest.mark.parametrize("base", ["self.device_url", "wdmUrl", "self.conversation_host"])
def test_a_base_that_is_named_after_another_service_is_none_of_webex(base: str) -> None:
    assert read(f"session.get(f'{{{base}}}/devices')") == set()


@pytest.mark.parametrize("base", ["self.base_url", "API", "webexUrl", "root", "config.api_host"])
def test_a_base_with_a_plain_name_may_be_one_of_webex(base: str) -> None:
    assert read(f"session.get(f'{{{base}}}/devices')") == {"GET /devices"}


def test_the_address_of_another_function_is_not_taken_for_a_parameter() -> None:
    text = (
        "def memberships(room):\n    url = f'https://webexapis.com/v1/memberships'\n"
        "    return requests.get(url)\n\n"
        "def download(url):\n    return requests.get(url)\n"
    )

    assert [(call.line, call.path) for call in read_code(text, "a.py").calls] == [
        (3, "/v1/memberships")
    ]


def test_an_address_that_is_made_longer_step_by_step_is_read_whole() -> None:
    text = (
        "URI = 'https://webexapis.com/v1/locations/' + place + '/huntGroups'\n"
        "PARAMETERS = '?orgId=' + org\n"
        "URI = URI + PARAMETERS\n"
        "answer = requests.get(URI)\n"
    )

    (call,) = read_code(text, "a.py").calls

    assert (call.path, call.query) == ("/v1/locations/{id}/huntGroups", "orgId={id}")


@pytest.mark.parametrize(
    "text",
    [
        "data = api.get('/rooms').json()\nfor x in data.get('items', []):\n  pass",
        "data = api.get('/rooms').json()\nx = data.get('items', {})",
        "data = api.get('/rooms').json()\nx = data.get('items', None)",
    ],
)
def test_what_a_mapping_gives_for_a_missing_key_is_no_call(text: str) -> None:
    assert read(f"# webex\n{text}") == {"GET /rooms"}


@pytest.mark.parametrize("more", ["[]", "None", "{}"])
def test_an_address_is_no_key_of_a_mapping(more: str) -> None:
    assert read(f"requests.get('https://webexapis.com/v1/rooms', {more})") == {"GET /v1/rooms"}


def test_an_address_of_which_the_beginning_may_be_anything_is_no_call() -> None:
    assert read("requests.get(f'{base}/rooms')") == {"GET /rooms"}
    assert read("requests.get(f'{base}/{what}/rooms')") == set()


@pytest.mark.parametrize("owner", ["webex", "webex_api"])
def test_a_client_may_be_given_nothing_to_ask_for(owner: str) -> None:
    assert read(f"{owner}.get('people', {{}})") == {"GET /people"}
