"""Gatherings: when and where people meet, who comes, whose turn it is to call them, and calendars to take along. Owns:
Gathering, Occasion, Change, Calling, Note, Answer, Feed, Reminder.
"""
