"""Practice: conversations to try in twos, line by line, and what each line opens or closes. Written and changed by
the people here. Nobody is marked, nothing is counted. Owns: Conversation and its lines.
"""
