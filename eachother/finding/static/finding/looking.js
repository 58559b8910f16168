/**
 * Going back to People, from the page of somebody who was found, brings back what was looked for. The words stay in this
 * tab alone, until People is opened afresh; leaving and signing out forget them at once.
 */

const LOOKED_FOR = "looked-for";
const form = document.querySelector("form[data-looking]");
const box = form.elements.words;
const who = document.body.dataset.person;

function kept() {
  const [person, words] = JSON.parse(sessionStorage.getItem(LOOKED_FOR) ?? "[]");
  return person === who ? words : undefined;
}

form.addEventListener("submit", () => sessionStorage.setItem(LOOKED_FOR, JSON.stringify([who, box.value])));

addEventListener("DOMContentLoaded", () => {
  const [came] = performance.getEntriesByType("navigation");
  const words = came?.type === "back_forward" ? kept() : undefined;
  if (box.value) return;
  if (!words) {
    sessionStorage.removeItem(LOOKED_FOR);
    return;
  }
  box.value = words;
  form.requestSubmit();
});
