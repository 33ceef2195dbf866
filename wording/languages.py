"""One line for those who ask in another language than English."""

from scopes.reading.language import Language

IN_ENGLISH: dict[Language, str] = {
    "de": "Ich verstehe Fragen auf Deutsch, antworte aber auf Englisch.",
    "fr": "Je comprends les questions en français, mais je réponds en anglais.",
    "es": "Entiendo las preguntas en español, pero respondo en inglés.",
    "pt": "Entendo perguntas em português, mas respondo em inglês.",
    "it": "Capisco le domande in italiano, ma rispondo in inglese.",
    "nl": "Ik begrijp vragen in het Nederlands, maar antwoord in het Engels.",
    "pl": "Rozumiem pytania po polsku, ale odpowiadam po angielsku.",
    "ja": "日本語の質問も理解できますが、回答は英語になります。",
}
"""That the answer is in English, in the language of the question."""
