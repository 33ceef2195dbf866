"""One line for those who ask in another language than English."""

from scopes.reading.language import Language

IN_ENGLISH: dict[Language, str] = {
    "de": "Ich verstehe Deutsch, antworte aber auf Englisch.",
    "fr": "Je comprends le français, mais je réponds en anglais.",
    "es": "Entiendo español, pero respondo en inglés.",
    "pt": "Entendo português, mas respondo em inglês.",
    "it": "Capisco l'italiano, ma rispondo in inglese.",
    "nl": "Ik begrijp Nederlands, maar antwoord in het Engels.",
    "pl": "Rozumiem po polsku, ale odpowiadam po angielsku.",
    "ja": "日本語の質問も分かりますが、回答は英語です。",
}
"""In the language of the question: it is understood, and the answer is in English."""
