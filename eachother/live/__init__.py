"""News that something changed, never what: one event stream a person, shared among the tabs of a browser.

A nudge names topics (`today`, `alongside:<ref>`); the page then fetches through its ordinary, authorised view. No
content and no permission is ever in the stream, so that missing a nudge loses nothing and overhearing one tells little.

What is over in a moment (somebody is writing) is whispered: nobody is told of it afterwards.

Words: a *stream* is one open connection; the *hub* holds all streams of this process; the *relay* carries nudges
between processes through Redis; *here* is whoever has a stream open now.
"""
