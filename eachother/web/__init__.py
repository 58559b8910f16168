"""The kit every page is made of: the shell, the parts, the words that scripts say, and the headers that guard them.

It knows no person and no community. Rooms above tell it what to show: places (`places.register`), counts beside them
(`places.counted_by`), the community's name (`shell.provide`), scripts for every signed-in page (`shell.load`).
"""
