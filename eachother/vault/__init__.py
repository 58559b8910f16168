"""The encryption kit: pure ES modules for the browser, checks of shapes for the server, a second writer.

Owns the words slot, bundle, identity, epoch, grant, envelope, clause signature. It has no tables and no pages; the
README beside this file is the authority for every byte.
"""
