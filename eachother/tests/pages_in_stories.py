"""More of `pages.py`: stories."""

OUTSIDE: dict[str, tuple[str, ...]] = {"stories:told": ("/told",), "stories:public": ("/told/{outside}",)}

IN_STORIES: dict[str, tuple[str, ...]] = {
    **OUTSIDE,
    "stories:stories": ("/stories", "/stories?kind=letter", "/stories?toward=1", "/stories?about=night+shifts"),
    "stories:mine": ("/stories/mine",),
    "stories:words": ("/stories/words",),  # leads to the list; what is found has no address
    "stories:new": ("/stories/new", "/stories/new?kind=letter", "/stories/new?answers={story}"),
    "stories:story": ("/stories/{story}", "/stories/{story_mine}", "/stories/{story_named}", "/stories/{story_draft}"),
    "stories:wording": ("/stories/{story_mine}/wording", "/stories/{story_draft}/wording?kept"),
    "stories:removal": ("/stories/{story_mine}/removal", "/stories/{story_draft}/removal"),
    "stories:before": ("/stories/{story_mine}/before",),
    "stories:telling": ("/stories/{story_mine}/telling", "/stories/{story_draft}/telling"),
    "stories:ledger": ("/stories/{story_mine}/ledger", "/stories/{story_draft}/ledger"),
    "stories:circle": ("/circles/{circle}/stories", "/circles/{circle_kept}/stories"),
}

NO_PAGE_IN_STORIES = {
    "stories:before-removal",
    "stories:use",
    "stories:withdrawal",
    "stories:hang",
    "stories:take-down",
    "stories:record",
    "stories:silence",
    "stories:been-there",
    "stories:not-been-there",
    "stories:differently",
    "stories:unsay",
    "stories:picture",
    "stories:sound",
    "stories:feed",
    "stories:public-picture",
    "stories:public-sound",
}
