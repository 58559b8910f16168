"""The names of this room's notices."""

ANSWER = "exchange.answer"  # about an answer: somebody could, or would like to
TAKEN_UP = "exchange.taken-up"  # about an answer: whoever wrote the slip takes it up
NOBODY_YET = "exchange.nobody-yet"  # about a slip of one's own
ROUND = "exchange.round"  # about a slip that comes round to somebody who could
AFTERWORD = "exchange.afterword"  # about an answer: the other said something afterwards
