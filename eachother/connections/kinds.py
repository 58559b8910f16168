"""The names of this room's notices about what power somebody carries."""

POWER_SAID = "connections.power"
POWER_GONE = "connections.power-gone"
