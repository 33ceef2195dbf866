"""The language of a message is known by its small words."""

import pytest

from scopes.reading.language import Language, find_language, with_english_and


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welche Scopes brauche ich, um Meetings anzulegen?", "de"),
        ("Quels scopes faut-il pour lire les messages d'un espace ?", "fr"),
        ("¿Qué permisos necesito para crear una reunión?", "es"),
        ("La app tiene spark:kms; solo muestra la lista de dispositivos. ¿Sobra algo?", "es"),
        ("Quais escopos preciso para ler as mensagens de um espaço?", "pt"),
        ("Quali scope servono per creare una riunione?", "it"),
        ("Welke scopes heb ik nodig om vergaderingen te plannen?", "nl"),
        ("Jakie scope są potrzebne, żeby odczytać wiadomości?", "pl"),
        ("会議を作成するにはどのスコープが必要ですか", "ja"),
    ],
)
def test_each_language_is_known(text: str, language: Language) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "what scopes for CDR?",
        "list the aux codes of an agent",
        "price per DID number in France",
        "die",
        "und die",
        "GET https://webexapis.com/v1/la/le/les/un",
        "spark:people_read spark:rooms_read",
        "let agents view variable Y",
        "",
    ],
)
def test_english_names_and_addresses_are_no_other_language(text: str) -> None:
    assert find_language(text) is None


def test_the_beginning_of_a_long_text_tells_its_language() -> None:
    question = "Welche Scopes brauche ich?"

    assert find_language(f"{'xyz ' * 100}{question}") == "de"
    assert find_language(f"{'xyz ' * 150}{question}") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Räume und Teams", "Räume and Teams"),
        ("voglio elencare gli utenti e le licenze", "voglio elencare gli utenti and le licenze"),
        ("ik wil de gebruikers en licenties zien", "ik wil de gebruikers and licenties zien"),
        ("jakie scope dla pokoje i zespoły", "jakie scope dla pokoje and zespoły"),
        ("buscar en la lista de los usuarios", "buscar en la lista de los usuarios"),
        ("and I list e mails", "and I list e mails"),
    ],
)
def test_and_is_known_in_each_language(text: str, said: str) -> None:
    assert with_english_and(text) == said
