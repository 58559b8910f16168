"""The same formats written and read with PyNaCl, independently of the browser's modules.

For tests and for the made-up people of the demo. A server that serves real people never needs it: it would need
their secrets.
"""

from eachother.vault.sealing.accounts import (
    Account,
    add_passkey,
    make_account,
    open_account,
    open_with_passkey,
    recover_account,
)
from eachother.vault.sealing.agreements import agree, reopen
from eachother.vault.sealing.files import SealedFile, open_file, seal_file
from eachother.vault.sealing.pages import open_page, seal_page
from eachother.vault.sealing.passkeys import question_for
from eachother.vault.sealing.safety import fingerprint, safety_number
from eachother.vault.sealing.signals import open_signal, seal_signal
from eachother.vault.sealing.talks import Opened, Sealed, Talk, approve, begin, read_talk
from eachother.vault.sealing.weaving import Woven, weave

__all__ = [
    "Account",
    "Opened",
    "Sealed",
    "SealedFile",
    "Talk",
    "Woven",
    "add_passkey",
    "agree",
    "approve",
    "begin",
    "fingerprint",
    "make_account",
    "open_account",
    "open_file",
    "open_page",
    "open_signal",
    "open_with_passkey",
    "question_for",
    "read_talk",
    "recover_account",
    "reopen",
    "safety_number",
    "seal_file",
    "seal_page",
    "seal_signal",
    "weave",
]
