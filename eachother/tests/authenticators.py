"""Chromium's virtual authenticators: a device with a passkey store and a person who says yes (or does not)."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page


@dataclass
class Authenticator:
    """What keeps the passkeys of one page's device."""

    session: CDPSession
    id: str

    def nobody_says_yes(self) -> None:
        """From now on finger, face and PIN are wrong, until it locks itself."""
        self.session.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": False})

    def count(self) -> int:
        told = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        return len(told["credentials"])


def an_authenticator(page: Page, *, prf: bool = True) -> Authenticator:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "hasPrf": prf,
    }
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Authenticator(session, added["authenticatorId"])
