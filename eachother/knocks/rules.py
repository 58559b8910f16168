"""What may be, as pure functions."""

WORDS_LENGTH = 600
ANSWER_LENGTH = 300
ABOUT_AT_MOST = 5
WAITING_AT_MOST = 200
VOICES = 2  # so many different people open the door
FEW = 3  # when fewer than this share what was named, anybody may answer


def words_problem(words: str) -> str | None:
    """Why these cannot be the words of a knock (cleaned): 'words-empty', 'words-long', or None."""
    if not any(character.isalnum() for character in words):
        return "words-empty"
    return "words-long" if len(words) > WORDS_LENGTH else None


def opens(voices: int) -> bool:
    """Whether so many people open the door. Nobody can refuse for others, so there is nothing to weigh."""
    return voices >= VOICES
