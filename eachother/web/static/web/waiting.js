/** What htmx does not say by itself: that something is under way, and that it failed. What was typed stays where it is. */

import { word } from "./words.js";

const line = document.querySelector(".line");

function tell(name) {
  line.textContent = word(name);
}

function quiet() {
  line.textContent = "";
}

document.addEventListener("htmx:before:request", quiet);
document.addEventListener("htmx:error", () => tell("offline"));
document.addEventListener("htmx:before:swap", (event) => {
  // A broken answer is not a part of this page; 4xx answers are, and say what is the matter themselves.
  if (event.detail.ctx.response?.status >= 500) {
    event.preventDefault();
    tell("failed");
  }
});

// A form that is being sent says so, and cannot be sent twice by a second press.
document.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (!pressed || event.defaultPrevented) return;
  pressed.setAttribute("aria-busy", "true");
  addEventListener("pageshow", () => pressed.removeAttribute("aria-busy"), { once: true });
});
