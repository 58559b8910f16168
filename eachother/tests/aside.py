"""Which references to a person `test_blocking.py` leaves aside, and why."""

# What stands in no row between two people, or is nobody's to see.
ASIDE = {
    "standards.Recall.by": "what holds is everybody’s: that it is back on the table stays (standards/tests)",
    "people.Block.by": "comes with the line",
    "people.Block.other": "comes with the line",
    "people.Mute.by": "who is muted cannot be seen before the line either",
    "people.Mute.other": "who is muted cannot be seen before the line either",
    "people.Acquaintance.low": "whoever came first stands there",
    "people.Experience.begun_by": "who named it first is shown to nobody",
    "people.Slot.person": "opens a door, and is on no page",
    "people.Device.person": "where somebody is signed in is theirs alone",
    "people.Arrival.person": "only whether a community has a founder is read from it",
    "people.Leaving.person": "they would have left",
    "finding.Attention.person": "a count that nobody is shown",
    "knocks.Answer.by": "who has opened to somebody outside is shown to nobody",
    "journal.Page.owner": "their own, sealed, and opened by nobody else",
    "vocabulary.Question.asked_by": "who asked is shown to nobody",
    "vocabulary.Answer.by": "who said what is shown to nobody",
    "gatherings.Gathering.worded_by": "who worded it is shown to who may know them (gatherings/tests/test_blocked.py)",
    "gatherings.Calling.by": "that it is called stays, not who calls it",
    "gatherings.Change.by": "that it is moved stays, not who moved it",
    "gatherings.Change.put_back_by": "nor who put it back",
    "gatherings.Note.by": "a note is the circle’s: it stays, under no name",
    "gatherings.Feed.person": "their own calendar, in which nobody else is",
    "gatherings.Reminder.person": "their own, on no page of anybody else",
    "circles.Asking.by": "the agreement is the circle's: its words stay, under no name (circles/tests/test_blocked.py)",
    "circles.Answer.person": "that somebody agreed stays, not who",
    "circles.Knock.answered_by": "stands in what whoever knocked was told, and that goes",
    "people.Passkey.person": "opens a door, and is on no page",
    "notices.Choice.person": "how somebody wants to be told is theirs alone",
    "notices.Manner.person": "at which hour, too",
    "turns.Turn.person": "that somebody has a turn is everybody's to see, not who (turns/tests/test_reading.py)",
    "turns.Asking.by": "whoever has a turn, and that is said above",
    **dict.fromkeys(
        (
            *(
                f"decisions.{one}.by"
                for one in ("Proposal", "Inquiry", "Answer", "Round", "Step", "Outcome")
            ),
            "decisions.Decision.opened_by",
            "decisions.Option.by",
            "decisions.Slot.by",
            "decisions.Elector.person",
        ),
        "neither’s voice is lost, and neither is named to the other (decisions/tests/test_blocked.py)",
    ),
    "turns.Lot.person": "that somebody was in a draw can be checked, not who",
    "connections.Asking.person": "a few are more than two; what a line does there has tests of its own",
    "connections.Asking.by": "the same",
    "connections.Approval.person": "the same",
}
