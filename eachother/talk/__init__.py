"""The talk of a circle: threads and what is said in them. The server can read it, and the page says so.

Owns: Thread, Reply, Before (what a reply said earlier), Picture, BeenThere, Following, Place. The first words of a
thread are its reply number 1.
"""
