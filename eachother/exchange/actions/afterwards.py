"""What somebody says afterwards."""

from django.db import transaction

from eachother.exchange.actions.slips import tell_pages
from eachother.exchange.kinds import AFTERWORD
from eachother.exchange.models import Afterword, Answer, Audience, Way
from eachother.exchange.rules import AFTERWORD_LENGTH
from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_text
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Problem


@transaction.atomic
def say_afterwards(answer: Answer, way: Way, words: str, audience: Audience, *, by: Person) -> None:
    """`by` says what they gave, or received, to the other or to whoever the slip was for. Said again, it is changed;
    without words, it goes. The other is told of the first word, not of each.

    Raises Problem 'words-long'.
    """
    said = clean_text(words)
    if len(said) > AFTERWORD_LENGTH:
        raise Problem("words-long")
    answer = take_hold(Answer.objects.select_related("by", "slip__by", "slip__circle"), answer.pk)
    other = answer.by if answer.slip.by_id == by.pk else answer.slip.by
    theirs = Afterword.objects.filter(answer=answer, by=by)
    if not said:
        theirs.filter(way=way).delete()
        if not theirs.exists():
            notices.settle(other, AFTERWORD, about=answer.ref)
    else:
        first = not theirs.exists()
        what = {"words": said, "audience": audience, "other": other, "circle": answer.slip.circle}
        Afterword.objects.update_or_create(answer=answer, by=by, way=way, defaults=what)
        if first:
            notices.tell(other, AFTERWORD, about=answer.ref, by=by, scope=answer.slip.scope)
    tell_pages(answer.slip)


@transaction.atomic
def unsay(ref: str, *, by: Person) -> None:
    """`by` takes back what they said afterwards. Twice is once."""
    for said in Afterword.objects.filter(ref=ref, by=by).select_related("answer__slip", "other"):
        said.delete()
        if said.answer and said.other and not Afterword.objects.filter(answer=said.answer, by=by).exists():
            notices.settle(said.other, AFTERWORD, about=said.answer.ref)
