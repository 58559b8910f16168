/** Signing out drops this device's key first, and other tabs follow; without scripts the session ends all the same. */

import { drop } from "../vault/drop.js";
import { forgetDrafts } from "../web/drafts.js";
import { forget } from "./here.js";

const DOOR = "/door";

for (const form of document.querySelectorAll("form[data-out]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    sessionStorage.clear();
    forgetDrafts();
    await drop().catch(() => {});
    const body = new URLSearchParams(new FormData(form));
    const out = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    forget();
    if (out?.type === "opaqueredirect") location.replace(DOOR);
    else form.submit();
  });
}
