"""What cannot be done with options, times and ballots, in plain words."""

from django.utils.translation import gettext as _

from eachother.decisions.rules import lengths


def ballot_problems() -> dict[str, str]:
    long = _("At most %(letters)s letters. Your words are still in the field.")
    return {
        "option-empty": _("What could be chosen? A few words are enough."),
        "option-long": long % {"letters": lengths.OPTION},
        "options-many": _("There are so many already that nobody could put more in an order."),
        "options-few": _("It takes two to choose from. Somebody puts another one on the table first."),
        "asked-already": _("Everybody is being asked by now, so what there is stays as it is."),
        "place-odd": _("Those are not numbers that can stand here. Please put them in your order again."),
        "place-none": _("Nothing has a number yet. If all are alike to you, give all of them a 1."),
        "left-words-long": long % {"letters": lengths.LEFT_WORDS},
        "voted-already": _("Your ballot is in the urn already, and stays as it is."),
        "day-odd": _("A day, please, like 2027-03-14."),
        "day-past": _("That is over already. Choose a time that is still to come."),
        "day-far": _("That is further ahead than anybody here can plan: two years at most."),
        "at-odd": _("A time, please, like 19:00."),
        "at-skipped": _("That time does not exist on that day: clocks go forward over it. Choose one a little later."),
        "zone-odd": _("Choose a place whose clocks it goes by."),
        "minutes-odd": _("Choose how long it lasts."),
        "slots-many": _("There are so many already that nobody could keep more in mind."),
        "slots-few": _("It takes two times to choose from that are still to come."),
        "can-none": _("Please say it of one of them at least. If you cannot at any, say that."),
        "warmth-none": _("Please choose one of these."),
        "not-even": _("It was not even, so there is nothing to ask again."),
    }
