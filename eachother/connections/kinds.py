"""The names of this room's notices about a day to look again, and about what power somebody carries."""

LOOK_NAMED = "connections.look"
LOOK_NOW = "connections.look-now"
POWER_SAID = "connections.power"
POWER_GONE = "connections.power-gone"
