"""Asks and offers: what somebody would like, what somebody could do, and what they said of it afterwards. Owns: Slip
(an ask or an offer, as a slip of paper on a board), Answer, Round (a slip came round to somebody), Afterword.

Nothing here is counted in favour of anybody: no points, no hours, no debt. Why so: `docs/decisions/exchange.md`.
"""
