/** Choosing a passphrase: six random words first; one's own, typed twice, for who prefers that. */

import { normalisePassphrase, sixWords, weakness } from "../vault/passphrase.js";
import { refuse } from "./say.js";

const SHORTEST = 8;

/** @param {HTMLElement} root see `people/_passphrase.html`  @returns {{passphrase: () => string}} */
export function chooser(root) {
  const [six, own] = [root.querySelector("[data-six]"), root.querySelector("[data-own]")];
  const [typed, again] = own.querySelectorAll("input:not([type=checkbox])");
  let words = "";
  let warnedOf = "";

  async function draw() {
    words = await sixWords();
    six.querySelector("[data-words]").textContent = words;
  }

  function show(which) {
    six.hidden = which !== six;
    own.hidden = which !== own;
    if (which === own) typed.focus();
    else six.querySelector("button").focus();
  }

  function typedTwice() {
    const passphrase = normalisePassphrase(typed.value);
    if (Array.from(passphrase).length < SHORTEST) refuse("passphrase-tiny");
    if (passphrase !== normalisePassphrase(again.value)) refuse("passphrase-unlike");
    const weak = weakness(passphrase);
    if (weak && warnedOf !== passphrase) {
      warnedOf = passphrase;
      refuse(`passphrase-${weak}`);
    }
    return passphrase;
  }

  root.querySelector("[data-other-words]").addEventListener("click", draw);
  root.querySelector("[data-choose-own]").addEventListener("click", () => show(own));
  root.querySelector("[data-choose-six]").addEventListener("click", () => show(six));
  root.querySelector("[data-show]").addEventListener("change", (event) => {
    for (const input of [typed, again]) input.type = event.target.checked ? "text" : "password";
  });
  draw();

  return {
    /** The passphrase chosen; throws `Answer` with what is the matter. A weak one passes when it is sent again. */
    passphrase: () => (own.hidden ? words : typedTwice()),
  };
}
