"""Stories: told by whoever lived them, to those they choose, for the uses they said yes to; taken back, they are gone
from everywhere. Letters to somebody at the start are stories too.

Owns: Story, About (what it is about), Reader (somebody it is told to by name), Use (a yes, with its date), Before (what
it said earlier), Picture, Sound, BeenThere, Differently. Rooms above in which stories stand say so in `standing.py`,
and ask there before they let one stand.
"""
