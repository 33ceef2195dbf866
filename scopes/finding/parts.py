"""The parts of a message that state a need, in its own words: learned, not looked for by signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scopes.data.catalog import Level
from scopes.finding.classes import Place
from scopes.finding.coordination import object_of
from scopes.finding.headed import headed_lines
from scopes.finding.message import Message
from scopes.finding.pointing import says_all
from scopes.finding.products import is_product_heading
from scopes.finding.run_on import divided
from scopes.finding.spans import Span, with_single_words, without_subjects
from scopes.finding.stated import Setting
from scopes.finding.watched import watched_lists
from scopes.reading.doubts import is_about_app, is_about_scopes
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.refusals import is_refusal, is_refused
from scopes.reading.steps import MOST_PARTS, Read
from scopes.text.segments import LONG, sentences

_AND = r"(?:and|or|then|und|et|y|e|i|en)"
_ALSO = re.compile(rf"[\s,/&+]*{_AND}?[\s,/&+]*", re.IGNORECASE)
"""What stands between verbs that share an object: "create, change and delete rooms"."""
_JOINT = re.compile(rf"\s+{_AND}\s*\Z", re.IGNORECASE)
_GOES_ON = re.compile(rf"-\w| (?!{_AND}\b)\w", re.IGNORECASE)
_ENDS = " \n.!?:;"
_SIGN = re.compile(r"[^\w\s'’-]")
LAST_WORDS = 3
"""Words of a part of a sentence that belong to the need before them: "of calls"."""
SEVERAL = 2
"""Needs in a sentence from which its other parts are taken for steps."""
SHORTEST_LIST = 3
"""Steps from which a sentence is a list: what its steps mean does not hang on each other."""
LONGEST_STEP, LONGEST_ORDER = 6, 12
"""Words of a step that no need was seen in, and of one that begins with a verb."""
_ROLE = re.compile(r"^as\b|\bas (?:an? |the |our )?(?:\w+ ){0,2}\w+$|\btokens?\b", re.IGNORECASE)
"""How a part names the token level of a whole message: "as a compliance officer"."""


Sentences = Sequence[Sequence[tuple[int, int]]]
"""Where the parts of each sentence of a text begin and end."""


@dataclass(frozen=True)
class Part:
    """A part of a message that states a need, and its place there.

    `is_step` tells that it says all it means, whatever stands beside it. `setting` is where it
    stands in running text; what is said there may be background, other than in a list.
    """

    said: Question
    place: Place | None = None
    is_step: bool = False
    setting: Setting | None = None


def parts_of(question: Question, message: Message, reader: Reader, read: Read) -> list[Part]:
    """Return the parts of a message that state needs, each once.

    Words without a subject state none.
    """
    read_text = question.text[: message.end]
    lists = (headed_lines, watched_lists)
    said_in = sentences(read_text)
    headed = [each for found in lists for each in found(read_text, reader, read)]
    lines = [each.line for each in headed]
    stated = _spans_of(question, message, said_in, lines, reader, read)
    left_out = _left_out(question.text, said_in, [*stated, *lines], reader, read)
    spans = sorted((*stated, *left_out))
    texts = _completed(question.text, spans, reader, read)
    level, wanted = _level_for_all(question, texts, read), reader.wanted_of_all(question.said)
    is_list = len(question.text) <= LONG and _is_list(texts, reader, read)
    places = [(text, span, message.place(span)) for text, span in zip(texts, spans, strict=True)]
    named = [(text, each.line, None) for each in headed for text in each.texts]
    parts: dict[str, Part] = {}
    for text, _, place in sorted((*places, *named), key=lambda part: part[1]):
        said = read(text)
        said = reader.as_later_part(said) if 0 < len(parts) < MOST_PARTS else said
        said = replace(said, level=said.level or level, wanted=said.wanted or wanted)
        parts.setdefault(text.lower(), Part(said, place, is_list))
    return list(parts.values())


def _spans_of(
    question: Question,
    message: Message,
    said_in: Sentences,
    lines: Sequence[Span],
    reader: Reader,
    read: Read,
) -> list[Span]:
    """Return where in running text needs are stated, divided where one part states several."""
    text = question.text
    apart = [_without_joint(text, span) for span in without_subjects(text, message.spans)]
    spans = [
        _without_joint(text, part)
        for span in with_single_words(text, apart)
        for within in _in_sentences(said_in, span)
        if not any(_overlap(within, line) for line in lines)
        for step in _steps(text, said_in, within, reader, read)
        for part in divided(text, step, reader, read)
    ]
    whole = [_to_the_end(text, said_in, span, spans) for span in spans]
    return [span for span in whole if _is_stated(text, span, reader, read)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_list(texts: Sequence[str], reader: Reader, read: Read) -> bool:
    """Return whether parts are steps that each say all they mean, whatever stands beside them."""
    return len(texts) >= SHORTEST_LIST and all(
        reader.begins_with_verb(read(text)) and says_all(text, reader, read) for text in texts
    )


def _in_sentences(said_in: Sentences, span: Span) -> Iterator[Span]:
    """Yield the parts of a span in each of the sentences and lines that it goes over."""
    for places in said_in:
        start, end = max(span.start, places[0][0]), min(span.end, places[-1][1])
        if start < end:
            yield Span(start, end)


def _steps(text: str, said_in: Sentences, span: Span, reader: Reader, read: Read) -> Sequence[Span]:
    """Return the steps of a span that each begin with a verb and name what it is done to.

    A role that it begins with ("as a compliance officer, read messages") is none.
    """
    steps = [
        Span(max(start, span.start), min(end, span.end))
        for places in said_in
        for start, end in places
        if start < span.end and span.start < end
    ]
    said = {step: read(text[step.start : step.end]) for step in steps}
    if len(steps) > 1 and _names_role(said[steps[0]], reader):
        del said[steps.pop(0)]
    are_apart = all(
        reader.begins_with_verb(each) and reader.has_subject(each) for each in said.values()
    )
    return steps if len(steps) > 1 and are_apart else [span]


def _names_role(said: Question, reader: Reader) -> bool:
    return _ROLE.search(said.text) is not None and not reader.has_subject(said)


def _without_joint(text: str, span: Span) -> Span:
    """Return a span without the "and" at its end that leads to the next one."""
    joint = _JOINT.search(text[span.start : span.end])
    return span._replace(end=span.start + joint.start()) if joint else span


def _to_the_end(text: str, said_in: Sentences, span: Span, spans: Sequence[Span]) -> Span:
    """Return a span with the last words of its part of the sentence, if these are few."""
    ends = (end for places in said_in for start, end in places if start < span.end <= end)
    end = next(ends, span.end)
    rest = text[span.end : end].rstrip(_ENDS)
    is_free = not any(span.end <= other.start < end for other in spans)
    is_short = len(rest.split()) <= LAST_WORDS and not _SIGN.search(rest)
    return span._replace(end=span.end + len(rest)) if is_short and is_free else span


def _is_stated(text: str, span: Span, reader: Reader, read: Read) -> bool:
    """Return whether a span says something, and the words before it do not say that it must not.

    That a message only reads is said of its other parts; the first noun of a phrase is none. Of 59
    such nouns in messages that the models had not seen, 11 were of a need.
    """
    said = read(text[span.start : span.end])
    if _names_role(said, reader) or is_product_heading(text, *span):
        return False
    is_in_name = "_" in (text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1])
    with_mark = text[span.start : span.end + 1]
    if is_in_name or is_about_scopes(with_mark) or is_about_app(said.text):
        return False
    is_noun = " " not in said.text and not reader.begins_with_verb(said)
    if is_noun and _GOES_ON.match(text, span.end):
        return False
    line = text[span.start :].partition("\n")[0]
    is_of_all = not reader.has_subject(said) and bool(reader.wanted_of_all(line))
    return said.says_something and not is_refused(text, *span) and not is_of_all


def _left_out(
    text: str, said_in: Sentences, spans: Sequence[Span], reader: Reader, read: Read
) -> Iterator[Span]:
    """Yield the steps of a sentence of steps that state no known need, so that none gets lost.

    In a sentence with several needs a part between commas or "and" is a step as well when it names
    a subject; what surrounds needs otherwise is not.
    """
    for places in said_in:
        stated = [any(s.start < end and start < s.end for s in spans) for start, end in places]
        for (start, end), is_stated in zip(places, stated, strict=True):
            said = text[start:end].strip(" .!?")
            is_none = is_refusal(said) or is_product_heading(text, start, end)
            if sum(stated) < SEVERAL or is_stated or is_none:
                continue
            begins = reader.begins_with_verb(read(said))
            longest = LONGEST_ORDER if begins else LONGEST_STEP
            if len(said.split()) <= longest and reader.has_subject(read(said)):
                yield Span(start, end)


def _completed(text: str, spans: Sequence[Span], reader: Reader, read: Read) -> list[str]:
    """Return the words of each span, with the object of the next one where it is a verb alone."""
    texts: list[str] = []
    following: Span | None = None
    rest = ""
    for span in reversed(spans):
        said = text[span.start : span.end].strip(" .,;:!?/\n")
        between = text[span.end : following.start] if following else "."
        is_verb = " " not in said and reader.begins_with_verb(read(said))
        if rest and is_verb and _ALSO.fullmatch(between):
            said = f"{said} {rest}"
        following, rest = span, object_of(said)
        texts.append(said)
    return texts[::-1]


def _level_for_all(question: Question, texts: Sequence[str], read: Read) -> Level | None:
    """Return the token level that a message names as a role, or outside of its parts.

    A level that a part names by whose data it wants ("my rooms") holds for that part alone, unless
    it is the last one and shares the verb of the others ("meetings and recordings of all users").
    """
    if not question.level or not texts:
        return question.level
    first, last = read(texts[0]), read(texts[-1])
    is_role = any(end.level and _ROLE.search(end.text.strip(" .")) for end in (first, last))
    is_shared = bool(last.level and not last.wanted)
    is_outside = all(read(text).level != question.level for text in texts[:MOST_PARTS])
    return question.level if is_role or is_shared or is_outside else None
