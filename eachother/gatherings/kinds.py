"""The names of this room's notices."""

NEW = "gatherings.new"  # about a gathering; all others are about one of its days
CHANGED = "gatherings.changed"
SEAT = "gatherings.seat"
SOON = "gatherings.soon"
OF_A_DAY = (CHANGED, SEAT, SOON)
