"""The names of this room's notices."""

NOD = "finding.nod"
NEW = "finding.new"
