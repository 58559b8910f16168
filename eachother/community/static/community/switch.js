/** The page of the list: whether the mirror is on in this browser, and a way to change it. */

import * as quiet from "./quiet.js";

const place = document.getElementById("mirror-here");

function show() {
  for (const part of place.querySelectorAll("[data-off]")) part.hidden = (part.dataset.off === "yes") !== quiet.isOff();
}

for (const [name, does] of Object.entries({ off: quiet.forGood, on: quiet.noLonger })) {
  place.querySelector(`[data-turn="${name}"]`).addEventListener("click", () => {
    does();
    show();
    place.querySelector("[data-off]:not([hidden]) button").focus();
  });
}
show();
place.hidden = false;
