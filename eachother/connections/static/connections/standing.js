/** Shows how it stands, when that changes while the page is open. */

const talk = document.getElementById("talk");

/** @param {{phase: string, byMe: boolean}} standing */
export function show({ phase, byMe }) {
  if (talk.dataset.phase === phase) return;
  // What only the server can draw (the agreement of two who have just come alongside) comes with the page.
  if (!document.getElementById("agreed") && phase === "alongside") return location.reload();
  talk.dataset.phase = phase;
  for (const part of talk.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").includes(phase);
  }
  for (const part of talk.querySelectorAll("[data-by]")) part.hidden = (part.dataset.by === "me") !== byMe;
}

export const phase = () => talk.dataset.phase;
