/** Shows the button that goes back, where there is something to go back to. */

const button = document.querySelector("[data-back]");

if (button && history.length > 1) {
  button.hidden = false;
  button.addEventListener("click", () => history.back());
}
