/** Copying a link, where the browser lets us; selecting it, where not. Without scripts the link can be selected by hand. */

import { word } from "../web/words.js";

for (const button of document.querySelectorAll("[data-copy]")) {
  const link = document.getElementById(button.dataset.copy);
  const said = button.querySelector("span");
  button.hidden = false;
  button.addEventListener("click", async () => {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = word("copied");
    } catch {
      said.textContent = word("selected");
    }
  });
}
