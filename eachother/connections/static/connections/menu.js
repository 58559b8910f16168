/** The menu under 'More' folds when one goes on to something else. */

const menu = document.querySelector("details.more");

function fold(event) {
  if (menu.open && !menu.contains(event.target)) menu.open = false;
}

addEventListener("pointerdown", fold);
addEventListener("focusin", fold);
menu.addEventListener("click", (event) => {
  if (event.target.closest("button, a")) menu.open = false;
});
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
