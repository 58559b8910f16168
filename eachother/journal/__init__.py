"""A person's own pages, sealed in their browser: the plan for hard times, and the journal with its free pages and words
taken apart. Nobody else can open them, and nobody is told of them. Owns: Page.
"""
