"""What the server may know of sealed things: shapes, sizes, public signatures. All else raises `Malformed`."""

from eachother.vault.encoding import Malformed
from eachother.vault.envelopes.accounts import (
    Bundle,
    NewPasskey,
    NewPassphrase,
    RecoverySlot,
    RecoveryUsed,
    Renewal,
    SignUp,
    read_auth,
    read_bundle,
    read_credential,
    read_new_passphrase,
    read_passkey,
    read_recovery_slot,
    read_recovery_used,
    read_renewal,
    read_sign_up,
)
from eachother.vault.envelopes.agreements import check_agreement, check_reopening
from eachother.vault.envelopes.epochs import Epoch, check_approval, read_epoch
from eachother.vault.envelopes.files import FileShape, read_file
from eachother.vault.envelopes.identities import Identity, read_identity
from eachother.vault.envelopes.messages import Envelope, read_message
from eachother.vault.envelopes.pages import SealedPage, read_page
from eachother.vault.envelopes.shown import Shown, read_shown
from eachother.vault.envelopes.signals import read_signal
from eachother.vault.envelopes.told import read_told

__all__ = [
    "Bundle",
    "Envelope",
    "Epoch",
    "FileShape",
    "Identity",
    "Malformed",
    "NewPasskey",
    "NewPassphrase",
    "RecoverySlot",
    "RecoveryUsed",
    "Renewal",
    "SealedPage",
    "Shown",
    "SignUp",
    "check_agreement",
    "check_approval",
    "check_reopening",
    "read_auth",
    "read_bundle",
    "read_credential",
    "read_epoch",
    "read_file",
    "read_identity",
    "read_message",
    "read_new_passphrase",
    "read_page",
    "read_passkey",
    "read_recovery_slot",
    "read_recovery_used",
    "read_renewal",
    "read_shown",
    "read_sign_up",
    "read_signal",
    "read_told",
]
