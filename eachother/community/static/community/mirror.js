/**
 * The mirror of own words: notices words of the system where somebody is writing, and asks a question about one of them.
 *
 * It looks on this device alone. The list is fetched once, when a page has a place to write in; from then on no word, and
 * nothing about any word, leaves the page. Whether it is on is remembered by the browser, and known to nobody else.
 */

import { OwnWords } from "./own_words.js";
import * as quiet from "./quiet.js";

const LOOK_AFTER_MS = 500;
const PLACES = "textarea, input[data-own-words]";

const put = new Set(); // away; on this page these are not asked about again
let fetched = null;
let looking = 0;
let line = null; // {node, area, word}

/** Asked without saying by whom: it is the same for everybody, and the browser keeps it. */
async function fetchList() {
  const answer = await fetch("/own-words.json", { credentials: "omit", priority: "low" });
  const { says, ...list } = await answer.json();
  return { says, words: new OwnWords(list) };
}

async function look(area) {
  const { says, words } = await fetched;
  const noticed = words.in(area.value).filter(({ word }) => !put.has(word));
  const asked = noticed.at(-1);
  if (quiet.isOff() || !asked) return fold();
  if (line?.area === area && line.word === asked.word) return;
  fold();
  line = { node: piece("div", { className: "mirror" }), area, word: asked.word };
  under(area).after(line.node);
  fill(line.node, asked, says, area);
}

/** Under the whole form of a conversation, else under the box with its label. */
const under = (area) => area.closest("form.write, .field") ?? area;

/** Only when it stands on the page: then it is read out, when there is a pause. */
function fill(node, { word, question }, says, area) {
  const asking = piece("p");
  asking.setAttribute("role", "status");
  const doing = piece("div", { className: "row" });
  doing.append(
    press(says.away, () => put.add(word), area),
    press(says.now, quiet.forNow, area),
    press(says.good, quiet.forGood, area),
  );
  const here = piece("p", { className: "small soft", textContent: `${says.here} ` });
  here.append(piece("a", { href: "/own-words", textContent: says.where }));
  node.append(asking, here, doing);
  asking.append(piece("q", { className: "voice", textContent: word }), " ", piece("span", { textContent: question }));
}

function press(words, does, area) {
  const button = piece("button", { type: "button", className: "button quiet small", textContent: words });
  button.addEventListener("click", () => {
    does();
    fold();
    area.focus({ preventScroll: true });
  });
  return button;
}

const piece = (name, values = {}) => Object.assign(document.createElement(name), values);

function fold() {
  line?.node.remove();
  line = null;
}

/** Words that were sent, or taken out by a script, are asked about no longer. */
function follow() {
  if (line && (!line.area.isConnected || line.area.value === "")) fold();
}

function begin() {
  const writes = document.querySelector(PLACES);
  if (!writes || quiet.isOff()) return;
  fetched = fetchList();
  fetched.catch(() => {
    fetched = null; // no line: it asks nothing on this page
  });
  document.addEventListener("input", ({ target }) => {
    clearTimeout(looking);
    if (fetched && target.matches?.(PLACES)) looking = setTimeout(() => look(target), LOOK_AFTER_MS);
  });
  for (const kind of ["keyup", "click", "submit"]) document.addEventListener(kind, () => setTimeout(follow));
}

begin();
