import pytest

from webex.signature import is_signed, sign

SECRET = "s3cret"
BODY = b'{"id":"WH1","resource":"messages","event":"created","data":{"id":"M1","roomId":"R1"}}'
SIGNATURE = "6ed86161bc8b9901c9976de9fe8e080f939f1c4b"


def test_a_body_is_signed_as_webex_signs_it() -> None:
    assert sign(BODY, SECRET) == SIGNATURE


@pytest.mark.parametrize("signature", [SIGNATURE, SIGNATURE.upper(), f" {SIGNATURE} "])
def test_the_right_signature_is_accepted(signature: str) -> None:
    assert is_signed(BODY, SECRET, signature)


@pytest.mark.parametrize(
    "signature",
    [None, "", "0" * 40, SIGNATURE[:-1], SIGNATURE + "0", f"sha1={SIGNATURE}", "ü" * 40, "\udcff"],
)
def test_any_other_signature_is_refused(signature: str | None) -> None:
    assert not is_signed(BODY, SECRET, signature)


def test_the_signature_of_another_body_is_refused() -> None:
    assert not is_signed(BODY + b" ", SECRET, SIGNATURE)


def test_the_signature_with_another_secret_is_refused() -> None:
    assert not is_signed(BODY, "s3cret ", SIGNATURE)
