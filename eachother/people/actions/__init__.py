"""The only writer of this room, one file for each group of verbs."""

from eachother.people.actions.arrivals import arrive
from eachother.people.actions.being_found import be_found_by
from eachother.people.actions.boundaries import acquaint, block, fade_mutes, mute, unacquaint, unblock, unmute
from eachother.people.actions.cards import forget_whom_cards_brought, make_card, tear_up
from eachother.people.actions.describing import Description, be_away_after, describe, rename
from eachother.people.actions.devices import forget_idle_devices, name_device, sign_out_elsewhere, sign_out_there
from eachother.people.actions.experiences import let_go, show, take_up
from eachother.people.actions.hiding import hide, show_again
from eachother.people.actions.invitations import forget_closed_invitations, founding_invitation, invite, withdraw
from eachother.people.actions.keys import change_passphrase, change_recovery, keep_bundle, recover, renew
from eachother.people.actions.leaving import erase, erase_due, leave, release, stay
from eachother.people.actions.openness import close, close_with_last_tab, fade, open_up
from eachother.people.actions.passkeys import add_passkey, remove_passkey
from eachother.people.actions.powers import put_on_the_table, take_off_the_table
from eachother.people.actions.removing import remove_words
from eachother.people.actions.uniting import unite

__all__ = [
    "Description",
    "acquaint",
    "add_passkey",
    "arrive",
    "be_away_after",
    "be_found_by",
    "block",
    "change_passphrase",
    "change_recovery",
    "close",
    "close_with_last_tab",
    "describe",
    "erase",
    "erase_due",
    "fade",
    "fade_mutes",
    "forget_closed_invitations",
    "forget_idle_devices",
    "forget_whom_cards_brought",
    "founding_invitation",
    "hide",
    "invite",
    "keep_bundle",
    "leave",
    "let_go",
    "make_card",
    "mute",
    "name_device",
    "open_up",
    "put_on_the_table",
    "recover",
    "release",
    "remove_passkey",
    "remove_words",
    "rename",
    "renew",
    "show",
    "show_again",
    "sign_out_elsewhere",
    "sign_out_there",
    "stay",
    "take_off_the_table",
    "take_up",
    "tear_up",
    "unacquaint",
    "unblock",
    "unite",
    "unmute",
    "withdraw",
]
