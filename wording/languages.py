"""One line for those who ask in another language than English."""

from scopes.reading.language import Language

IN_ENGLISH: dict[Language, str] = {
    "de": "Ich antworte auf Englisch. Am sichersten verstehe ich eine Sache pro Frage.",
    "fr": "Je réponds en anglais. Posez de préférence une seule question à la fois.",
    "es": "Respondo en inglés. Lo más seguro es preguntar una sola cosa a la vez.",
    "pt": "Respondo em inglês. O mais seguro é perguntar uma coisa de cada vez.",
    "it": "Rispondo in inglese. È più sicuro chiedere una cosa alla volta.",
    "nl": "Ik antwoord in het Engels. Vraag liefst één ding tegelijk.",
    "pl": "Odpowiadam po angielsku. Najpewniej rozumiem jedną rzecz w pytaniu.",
    "ja": "回答は英語です。一度に一つずつ質問していただくと確実です。",
}
"""In the language of the question: the answer is in English, and one thing at a time is safest.

Several needs in a message were learned in English only.
"""
