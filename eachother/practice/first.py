"""The three conversations that every community begins with. They can be changed like any other."""

from typing import Any

from eachother.practice.script import END, Moment, Script, Way, as_json

NOT_TODAY = Script(
    "I can’t do this any more today",
    "Half past five, at Ash’s door. The two of them go swimming on Wednesdays, because neither likes to go alone. "
    "Rowan has both towels under one arm.",
    ("Ash", "Rowan"),
    (
        Moment(
            0,
            "I’m not coming. I can’t do this any more today.",
            (
                Way(
                    "You always feel better once you’re in the water.",
                    "Yes. You’ve said.",
                    "It may even be true. Ash has said something large, and the answer is about swimming.",
                    2,
                ),
                Way(
                    "Are you safe? Should I call somebody?",
                    "No. Forget that I said it.",
                    "Fear asks this, and fear is allowed. But nobody has asked yet what Ash meant, and the next "
                    "time Ash "
                    "may say nothing.",
                    2,
                ),
                Way(
                    "What is ‘this’, today?",
                    "The telephone. It has rung since eight, and every time I thought: now they have found me. It was "
                    "somebody about windows.",
                    "It asks about a day, not about what is wrong with somebody. ‘This’ turns out to have a ringtone.",
                    3,
                ),
                Way(
                    "When you say it like that I get a fright. I don’t know yet what you mean by it.",
                    "I didn’t want to frighten you. I mean that I have no more answers left for today. None.",
                    "Rowan says what it does to Rowan, and does not say what Ash is. Now both of them are in it.",
                    3,
                ),
            ),
        ),
        Moment(
            1,
            "That was quick of me. You said something and I was already at the pool.",
            (
                Way(
                    "It’s all right.",
                    "It’s a bit all right. I’d still like to know.",
                    "Polite, and the door is nearly shut. Rowan keeps a foot in it, gently.",
                    3,
                ),
                Way(
                    "You go like that when you are worried. I go quiet. Then we both stand here with towels.",
                    "Ha. Yes. That is exactly what we do.",
                    "It says how each of them tends to go when it gets hard. One can laugh about it, and next "
                    "time one of "
                    "them will notice sooner.",
                    3,
                ),
            ),
        ),
        Moment(
            0,
            "I don’t want to swim. I don’t want to be here by myself either. That’s not much of an offer.",
            (
                Way(
                    "Then I’ll stay as long as you need me.",
                    "You don’t have to. Now I feel like something that needs watching.",
                    "Generous, and it has no end: who looks after Rowan’s evening? Ash has become somebody’s task.",
                    END,
                ),
                Way(
                    "I can do half an hour on the step. After that I need the water, for me.",
                    "Half an hour is good. Then go, and tell me on Thursday whether the man with the snorkel was "
                    "there.",
                    "It is a small thing, and it is true. What Rowan needs is on the table too, so Ash need not "
                    "pay for it "
                    "later.",
                    END,
                ),
                Way(
                    "Would you take the telephone out of the wall with me? I’ve wanted to do that to mine for a year.",
                    "Mine first. Then we walk over and do yours.",
                    "It begins with help for one and ends with help for both. Nobody was assessed.",
                    END,
                ),
            ),
        ),
    ),
)

TOO_FAST = Script(
    "Have you tried making a list?",
    "A bench outside the library. Sol has just told somebody, for the first time, that the letters have not been "
    "opened since "
    "March. Bryn used to have a drawer like that.",
    ("Sol", "Bryn"),
    (
        Moment(
            0,
            "There must be forty. I put the new ones underneath, so that the pile doesn’t look new.",
            (
                Way(
                    "Have you tried making a list? Red, amber, green. It changed everything for me.",
                    "I’ll think about it.",
                    "It helped Bryn, and Bryn means it. It also came before anybody had looked at the pile.",
                    2,
                ),
                Way(
                    "You have to open them, you know. They can take your flat.",
                    "I know that. That’s why I can’t open them.",
                    "True, and Sol knew it since March. Being frightened was not what was missing.",
                    2,
                ),
                Way(
                    "Underneath! I did that too. I thought if the top one was old, nothing had happened.",
                    "Yes. As if they could see that it’s not a fresh pile.",
                    "Bryn says something of Bryn’s, and nothing of what Sol should do. There are two people with "
                    "piles now.",
                    3,
                ),
                Way(
                    "What is it like, going past it?",
                    "I go round by the kitchen. It is a long way to the bathroom, in that flat.",
                    "A question about a corridor. It lets Sol say how big it is.",
                    3,
                ),
            ),
        ),
        Moment(
            0,
            "I only wanted to have said it to somebody.",
            (
                Way(
                    "Sorry. I was trying to help.",
                    "I know you were.",
                    "Now Sol looks after Bryn. It happens; it may be a moment to stop and breathe.",
                    3,
                ),
                Way(
                    "And I was off mending it. You said it to me, and I’m glad you did. Is it enough that I know, "
                    "for now?",
                    "For now it’s a lot.",
                    "Bryn asks what would help instead of guessing. ‘For now’ leaves room for later.",
                    3,
                ),
            ),
        ),
        Moment(
            1,
            "I still don’t open mine on the day they come, if I’m honest. They lie on the oven for a bit.",
            (
                Way(
                    "On the oven? And you tell people about red, amber and green?",
                    "I do. I’m very convincing.",
                    "A laugh, and the one who knew better comes down to the bench.",
                    4,
                ),
                Way(
                    "Then you’re no further on than me.",
                    "Some weeks, no. Some weeks I am.",
                    "It can sting. It can also be the first even moment of the conversation: nobody has arrived.",
                    4,
                ),
            ),
        ),
        Moment(
            0,
            "If you came by, I might get one out. From the top, where it’s old.",
            (
                Way(
                    "I’ll come tomorrow and we’ll do them all.",
                    "All of them? Let me look what tomorrow is like.",
                    "Sol offered one letter, and got forty back.",
                    END,
                ),
                Way(
                    "One, from the top. And I’ll bring the one from my oven.",
                    "Bring two cups. I’m short of cups.",
                    "One for one. Both have something to open and something to give.",
                    END,
                ),
            ),
        ),
    ),
)

GONE_QUIET = Script(
    "Somebody goes quiet",
    "The two have talked every Sunday for a year. Three Sundays ago Ivo stopped answering. Now it is Sunday, and "
    "Ivo picks up.",
    ("Ivo", "Maren"),
    (
        Moment(
            1,
            "Oh. Hello. I had nearly stopped believing in it.",
            (
                Way(
                    "Sorry. Sorry. I’m hopeless with this.",
                    "You’re not hopeless.",
                    "Maren consoles, Ivo is small, and three weeks of Maren’s stay unsaid.",
                    2,
                ),
                Way(
                    "I’ve been busy, that’s all.",
                    "Of course.",
                    "A sentence that both can hide behind. Sometimes one needs it for a Sunday.",
                    2,
                ),
                Way(
                    "I went quiet. I saw it ring, and the longer I didn’t the less I could.",
                    "I know that one. I have it with my mother.",
                    "Ivo says what Ivo did, without making a creature of it. Maren can find herself in it.",
                    3,
                ),
            ),
        ),
        Moment(
            0,
            "You sound as if you’re being careful.",
            (
                Way(
                    "I’m just glad that you’re all right.",
                    "I’m not sure I’m all right. But thanks.",
                    "Kind, and it is not what Maren is feeling. Ivo can hear that.",
                    3,
                ),
                Way(
                    "I am. I was hurt, the second Sunday. By the third I was angry, and I made soup for one and "
                    "didn’t like it.",
                    "I didn’t think of you sitting there. I thought I was only being away.",
                    "What she saw, what she felt. Ivo learns something that nobody could know from the other side.",
                    3,
                ),
                Way(
                    "You could have sent one word. People worry.",
                    "People. Yes.",
                    "There is a wish in it, and it comes out as a rule. ‘People’ is Maren.",
                    3,
                ),
            ),
        ),
        Moment(
            1,
            "I can’t promise not to mind, if it happens again. I think it will happen again. You are you.",
            (
                Way(
                    "It won’t. I promise.",
                    "Please don’t promise that.",
                    "It soothes now, and is a debt in November.",
                    END,
                ),
                Way(
                    "Then let’s find a sign for it. I could send a full stop. It means: I’m in here, it isn’t you.",
                    "A full stop. And if I get one I’ll send one back, and eat my soup in peace.",
                    "They settle beforehand how it will be when it is hard. Neither is asked to be somebody else.",
                    END,
                ),
                Way(
                    "What would you need, so that it’s bearable?",
                    "To be allowed to ring once in the middle, and say something silly, and you needn’t pick up.",
                    "A question, and an answer that can be done. Ivo might be asked the same in turn.",
                    END,
                ),
            ),
        ),
    ),
)

FIRST = {"not-today": NOT_TODAY, "too-fast": TOO_FAST, "gone-quiet": GONE_QUIET}


def plant(conversations: Any, versions: Any) -> None:
    """Put them there, through these two tables (a migration has its own). What is there already stays as it is."""
    for name, script in FIRST.items():
        conversation, new = conversations.objects.get_or_create(planted=name)
        if new:
            one, other = script.voices
            versions.objects.create(
                conversation=conversation,
                number=1,
                title=script.title,
                about=script.about,
                one=one,
                other=other,
                moments=as_json(script.moments),
            )
