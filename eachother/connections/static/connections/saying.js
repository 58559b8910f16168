/**
 * What a body of words says besides its text, and how that stands on the page: a thing said in three parts (`parts`:
 * what I see, feel, need), the sign that somebody is here and cannot answer now, or that it is an ask or an offer (`mark`). Whoever reads with an older
 * page reads the text, which says the same whole.
 */

import { hasWords, tell } from "../people/hiding.js";
import { word } from "../web/words.js";

const HERE = "here";
const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

export const isSign = (body) => body?.mark === HERE;
export const sign = () => ({ text: word("here-text"), mark: HERE });

/** Whether it says what a few call themselves. */
export const isName = (body) => typeof body?.names === "string" && body.names.trim() !== "";

/** Whether it tells of a file, whose description is its text. */
export const hasFile = (body) => typeof body?.file === "object" && body.file !== null;

/** Whether it was marked as an `ask` or an `offer`; null when it was not. */
export const markOf = (body) => (body?.mark === "ask" || body?.mark === "offer" ? body.mark : null);

/** The body of something said in three. @param {{see: string, feel: string, need: string}} parts some may be empty */
export function bodyOfThree(parts) {
  return { text: whole(filled(parts)), parts };
}

/** Whether it was said in three. */
export function isThree(body) {
  const parts = body?.parts;
  return ["see", "feel", "need"].some((key) => typeof parts?.[key] === "string" && parts[key].trim() !== "");
}

/** Put what a body says into `place`, folded when it has one of the `hidden` words. Without a `name` it is one's own. */
export function put(place, body, { name, hidden }) {
  if (isSign(body)) place.textContent = name ? word("here-theirs", { name }) : word("here-mine");
  else if (isName(body)) putName(place, body.names, { name, hidden });
  else if (isThree(body)) putThree(place, filled(body.parts), hidden);
  else if (hasFile(body)) putFile(place, body, hidden);
  else tell(place, body.text, hidden);
}

function putName(place, what, { name, hidden }) {
  const said = name ? word("name-theirs", { name, what }) : word("name-mine", { what });
  if (hasWords(what, hidden)) tell(place, said, hidden);
  else place.textContent = said;
}

/** Its description stands there until it can be shown; or stays folded, and the file with it. */
async function putFile(place, { text, file }, hidden) {
  tell(place, text, hidden);
  const { show } = await withALine(() => import("./files/shown.js"));
  const within = place.querySelector("[data-hidden]") ?? place;
  if (within.textContent === text) show(within, file); // else it was deleted meanwhile
}

/** What `load` gives; where the line is lost meanwhile, once it is back. */
async function withALine(load) {
  try {
    return await load();
  } catch (error) {
    if (navigator.onLine) throw error;
    await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    return withALine(load);
  }
}

function putThree(place, list, hidden) {
  const text = whole(list);
  if (hasWords(text, hidden)) tell(place, text, hidden);
  else place.replaceChildren(list);
}

/** The three as labelled lines; a part that says nothing is left out. */
function filled(parts) {
  const list = piece("in-three");
  for (const line of list.querySelectorAll("[data-part]")) {
    const words = parts[line.dataset.part];
    if (typeof words === "string" && words.trim()) line.querySelector("dd").textContent = words;
    else line.remove();
  }
  return list;
}

const whole = (list) =>
  [...list.children]
    .map((line) => `${line.querySelector("dt").textContent}: ${line.querySelector("dd").textContent}`)
    .join("\n");
