"""A person's own pages, sealed in their browser: the plan for hard times. Nobody else can open them, and nobody is told
of them. Owns: Page.
"""
