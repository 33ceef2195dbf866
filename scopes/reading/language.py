"""The language of a message, of those that questions may come in besides English."""

import re
from typing import Literal

Language = Literal["de", "fr", "es", "pt", "it", "nl", "pl", "ja"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_WORDS: dict[Language, frozenset[str]] = {
    "de": _words(
        """
        der die das den dem des ein eine einen einem einer und oder ich wir ihr sie uns mir mich
        nicht für mit auf aus bei von zu zum zur im als wie welche welchen welcher welches was
        wer wo ist sind kann können muss müssen soll sollen will wollen braucht brauche brauchen
        meine meiner meinen unsere unserer alle aller auch noch wenn damit um über bitte lesen
        anlegen löschen ändern abrufen anzeigen
        """
    ),
    "fr": _words(
        """
        le la les un une des du de et ou je nous vous il elle mon ma mes notre nos votre pour
        avec dans sur par que qui quel quelle quels quelles est sont peut faut dois ne pas qu au
        ce cette ces comment toutes tous lire créer supprimer modifier besoin
        """
    ),
    "es": _words(
        """
        de el la los las lo su sus tiene tienen solo sólo también
        un una unos unas yo nosotros mi mis nuestro nuestra nuestros para con en
        por que qué cuál cuáles es son puede puedo necesito necesita del al se como cómo todos
        todas leer crear borrar eliminar cambiar permiso permisos sala salas
        """
    ),
    "pt": _words(
        """
        os um uma uns umas ou eu nós meu meus minha minhas nosso nossa nossos para com em por
        que qual quais é são pode posso preciso precisa do da dos das no na nos nas ao como
        todos todas ler criar apagar excluir alterar permissão permissões não
        """
    ),
    "it": _words(
        """
        il lo la gli le un una uno io noi mio mia miei nostro nostra nostri per con in su da che
        quale quali è sono può posso devo serve servono del della dei delle degli al alla nel
        nella come tutti tutte leggere creare eliminare modificare permesso non
        """
    ),
    "nl": _words(
        """
        de het een en of ik wij we mijn onze ons voor met op uit bij van naar om te dat die
        welke wat wie waar is zijn kan kunnen moet moeten heb heeft nodig niet alle ook als
        lezen aanmaken verwijderen wijzigen ophalen
        """
    ),
    "pl": _words(
        """
        oraz lub ja my nasz nasza nasze mój moja moje dla ze we na do od przez po że jaki jaka
        jakie jakich który która które jest są może mogę muszę potrzebuję potrzebny czy nie jak
        wszystkie wszystkich się aby żeby odczytać utworzyć usunąć zmienić
        """
    ),
}
_ENGLISH = _words(
    """
    the a an and or i we you they my our your of to in on for with from by is are can need needs
    do does what which who how when all this that it its be as at not want app read list create
    get me use no any has have will if so per number numbers data user users list lists add
    remove update delete webex api bot token call calls meeting meetings room rooms
    """
)
_AND = {
    "de": r"\bund\b", "fr": r"\bet\b", "es": r"\b[ye]\b", "pt": r"\be\b", "it": r"\bed?\b",
    "nl": r"\ben\b", "pl": r"\b(?:i|oraz)\b",
    "ja": "(?<![ごこも])と(?!して|き|も)|(?<!と)して(?=[^い])",
}  # fmt: skip
_ALWAYS_AND = r"\b(?:und|et|y|oraz)\b"
"""Words for "and" that mean nothing else in any language, so that few words around are enough."""
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|\.\w)\S*|\S+[:_/]\S+")
"""Addresses, paths and names of scopes and functions are no words."""
SHORTEST = 3
"""Words of a message that tell its language."""
FEWEST = 2
"""Small words of a language from which a message with an English one is taken to be in it."""
FEWEST_KANA = 3
LOOKED_AT = 600
"""Characters of a message that tell its language."""


def find_language(text: str) -> Language | None:
    """Return the language of a message; None for English and where it is not clear."""
    text = text[:LOOKED_AT]
    if len(_KANA.findall(text)) >= FEWEST_KANA:
        return "ja"
    spoken = [word.lower() for word in _WORD.findall(_ADDRESS.sub(" ", text))]
    if len(spoken) < SHORTEST:
        return None
    words = set(spoken)
    counts = {language: len(words & small) for language, small in _SMALL_WORDS.items()}
    first, second = sorted(counts, key=lambda language: -counts[language])[:2]
    english = len(words & _ENGLISH)
    is_clear = counts[first] > max(counts[second], english, FEWEST - 1 if english else 0)
    return first if is_clear else None


def with_english_and(text: str) -> str:
    """Return a text with "and" for the words that mean it in its language."""
    language = find_language(text)
    said = _AND[language] if language else _ALWAYS_AND
    return re.sub(said, " and " if language == "ja" else "and", text, flags=re.IGNORECASE)
