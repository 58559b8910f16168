/** What a few call themselves: a name that only they can read, said in a message like any other. */

import { Conversation } from "../../vault/conversation.js";
import { word } from "../../web/words.js";
import { isName } from "../saying.js";

const title = document.querySelector("[data-named]");
const dialog = document.getElementById("rename");

/** The name in the newest message that says one, as the server gave it; null when there is none that opens. */
export function nameIn(row, { me, keys }) {
  if (!row) return null;
  const [{ message }] = new Conversation({ me, ...keys }).openAll([row]);
  return isName(message?.body) ? message.body.names : null;
}

export function show(name) {
  if (name) title.textContent = name;
}

/** @param {string} name */
export const bodyOf = (name) => ({ text: word("name-text", { what: name }), names: name });

/** `onSay(name)` is called when somebody says another. */
export function offer(onSay) {
  const opener = document.querySelector("[data-rename]");
  if (!opener) return;
  const field = dialog.querySelector("input");
  opener.disabled = false;
  opener.addEventListener("click", () => {
    field.value = "";
    dialog.showModal();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = field.value.replace(/\s+/gu, " ").trim();
    if (!name) return field.focus();
    dialog.close();
    onSay(name);
  });
}
