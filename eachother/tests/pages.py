"""Every page there is, by the name of its address. Who adds a page adds it here, and it is looked at from all sides."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# What a person who is not signed in may open. Braces are filled in from `Riverside.facts`.
SIGNED_OUT: dict[str, tuple[str, ...]] = {
    "home:hello": ("/",),
    "home:powers": ("/who-can-do-what",),
    "community:own-words": ("/own-words",),
    "people:door": ("/door", "/door?away", "/door?left", "/door?leaving"),
    "people:recover": ("/door/recovery",),
    "people:way-in": ("/join",),
    "people:join": ("/join/{invitation}", "/join/nothing"),
    "people:card": ("/card/{card}", "/card/nothing"),
    "knocks:knock": ("/knock", "/knock?taken-back"),
    "knocks:knocking": ("/knock/{knocking}", "/knock/{answered}", "/knock/{opened}", "/knock/nothing"),
    "web:away": ("/away",),
    "": ("/nowhere",),
}

# What Wren opens.
SIGNED_IN: dict[str, tuple[str, ...]] = {
    "home:today": ("/today",),
    "home:powers": ("/who-can-do-what",),
    "home:moments": ("/hard-moments",),
    "community:own-words": ("/own-words",),
    "finding:people": ("/people",),
    "finding:words": ("/people/words",),  # leads to People; what is found has no address
    "people:person": ("/people/{otter}", "/people/{juniper}", "/people/{wren}"),
    "people:mute": ("/people/{otter}/mute",),
    "people:block": ("/people/{otter}/block",),
    "people:me": ("/me", "/me?first", "/me?kept"),
    "people:experiences": ("/me/experiences", "/me/experiences?first"),
    "vocabulary:questions": ("/experiences", "/experiences?asked"),
    "vocabulary:which": ("/experiences/{lived}/question",),
    "vocabulary:ask": ("/experiences/{lived}/question/{named}",),
    "people:openness": ("/me/openness",),
    "people:powers": ("/me/powers", "/me/powers?kind=paid"),
    "people:boundaries": ("/me/boundaries",),
    "people:keys": ("/me/keys",),
    "people:leaving": ("/me/leaving",),
    "people:cards": ("/me/card",),
    "people:card-paper": ("/me/card/{card_ref}",),
    "people:invitations": ("/invitations",),
    "people:invitation-card": ("/invitations/{invitation_ref}/card",),
    "people:way-in": ("/join",),
    "people:join": ("/join/{invitation}",),
    "journal:journal": ("/me/journal", "/me/journal?let-go"),
    "journal:new-leaf": ("/me/journal/new",),
    "journal:leaf": ("/me/journal/{leaf}",),
    "journal:leaf-removal": ("/me/journal/{leaf}/removal",),
    "journal:plan": ("/me/plan", "/me/plan?thrown-away", "/me/plan?taken-back"),
    "journal:plan-removal": ("/me/plan/removal",),
    "knocks:knocks": ("/knocks", "/knocks?said", "/knocks?open"),
    "connections:alongside": ("/alongside",),
    "connections:talk": ("/alongside/{talk}", "/alongside/{paused}", "/alongside/{asked}", "/alongside/{ended}"),
    "connections:hello": ("/alongside/with/{kestrel}", "/alongside/with/{otter}"),
    "connections:look": ("/alongside/{talk}/look",),
    "connections:signs": ("/alongside/{talk}/signs",),
    "connections:call": ("/alongside/{talk}/call",),
    "connections:letting-go": ("/alongside/{ended}/letting-go",),
    "connections:end": ("/alongside/{talk}/end", "/alongside/{paused}/end"),
    "": ("/nowhere", "/alongside/{between_others}"),
}

# Answers that are no page: what only takes something, parts of pages, JSON, and what is for machines.
NO_PAGE = {
    "community:own-words-list",
    "community:own-words-file",
    "home:waiting",
    "home:alongside",
    "home:here",
    "home:robots",
    "home:security",
    "finding:nod",
    "finding:unnod",
    "people:seed",
    "people:out",
    "people:recovery-proof",
    "people:leave",
    "people:founding",  # a page for the founder alone, while the community has no name
    "people:name",
    "people:suggestions",
    "people:experience",
    "people:let-go",
    "people:take-off",
    "people:found",
    "people:hidden-words",
    "people:show-again",
    "people:passphrase",
    "people:sheet",
    "people:renewal",
    "people:keys-away",
    "people:door-passkey",
    "people:passkeys",
    "people:passkey-removal",
    "people:device-name",
    "people:device-out",
    "people:devices-out",
    "people:about",
    "people:departure",
    "people:staying",
    "people:keyring",
    "people:bundle",
    "people:withdraw",
    "people:tear-up",
    "people:unmute",
    "people:unblock",
    "knocks:take-back",
    "knocks:answer",
    "knocks:let-be",
    "vocabulary:seen",
    "vocabulary:answer",
    "journal:pages",
    "journal:page",
    "connections:acceptance",
    "connections:refusal",
    "connections:pause",
    "connections:resumption",
    "connections:keys",
    "connections:messages",
    "connections:deletions",
    "connections:reading",
    "connections:files",
    "connections:file",
    "connections:file-removal",
    "connections:chunk",
    "connections:last-words",
    "connections:look-agreed",
    "connections:look-gone",
    "connections:writing",
    "connections:ring",
    "connections:ringing",
    "connections:silence",
    "connections:hanging-up",
    "connections:signals",
    "connections:plans",
    "connections:plan-removal",
    "connections:plan-at-hand",
    "connections:clauses",
    "connections:wordings",
    "connections:consents",
    "connections:reopenings",
}


def all_of(pages: dict[str, tuple[str, ...]]) -> list[str]:
    return [path for paths in pages.values() for path in paths]


def addresses() -> dict[str, str]:
    """Every address in the URL conf: its name, and its route as Django writes it."""
    return dict(_addresses(get_resolver(), "", ""))


def _addresses(resolver: URLResolver, room: str, before: str) -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield f"{room}:{one.name}", route
        else:
            yield from _addresses(one, one.namespace or room, route)
