"""The names of this room's notices, each about a story."""

NAMED = "stories.named"  # somebody has told them a story by name
ANSWER = "stories.answer"  # about the story that answers one of theirs
DIFFERENTLY = "stories.differently"  # about their own story: somebody sees it differently
