/** What went between the two, as an ask or an offer: drawn on this device, from what only the two can read. */

import { Answer } from "../people/say.js";
import { Conversation } from "../vault/conversation.js";
import { Offline } from "../web/post.js";
import { moment } from "../web/times.js";
import { word } from "../web/words.js";
import { laidOut, marksIn } from "./flow.js";
import { readWhole } from "./whole.js";

const SVG = "http://www.w3.org/2000/svg";
const WEEK_MS = 7 * 24 * 60 * 60_000;
const [INSET, UPPER, LOWER, LEAN, HEIGHT] = [12, 12, 108, 16, 120];

const dialog = document.getElementById("between");
const part = (name) => dialog.querySelector(`[data-${name}]`);

/** @param {{me: object, keys: object, store: object, name: string, goTo: (hash: string) => void}} with_ */
export function offer({ me, keys, store, name, goTo }) {
  const opener = document.querySelector("[data-between]");
  opener.disabled = false;
  opener.addEventListener("click", async () => {
    ask();
    dialog.showModal();
    part("state").textContent = word("between-reading");
    try {
      const marks = marksIn(await readWhole(new Conversation({ me, ...keys }), store));
      show(marks, { me: me.account, name, goTo });
    } catch (error) {
      if (!(error instanceof Offline || error instanceof Answer)) throw error;
      part("state").textContent = word("offline");
    }
  });
  part("close").addEventListener("click", () => dialog.close());
}

/** One question, another each week, the same for both. */
function ask() {
  const questions = [...part("questions").children];
  const now = Math.floor(Date.now() / WEEK_MS) % questions.length;
  for (const [n, question] of questions.entries()) question.hidden = n !== now;
}

function show(marks, about) {
  const drawn = laidOut(marks);
  part("state").textContent = drawn.length > 0 ? "" : word("between-none");
  part("drawn").hidden = drawn.length === 0;
  if (drawn.length === 0) return;
  const width = part("flow").clientWidth;
  part("flow").setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  part("flow").replaceChildren(...lanes(width), ...drawn.flatMap((mark) => shapes(mark, about.me, width)));
  part("from").replaceChildren(moment(drawn[0].at, "day"));
  part("to").replaceChildren(moment(drawn.at(-1).at, "day"));
  part("lines").replaceChildren(...drawn.map((mark) => line(mark, about)));
}

const lanes = (width) => [UPPER, LOWER].map((y) => shape("line", { class: "lane", x1: 0, x2: width, y1: y, y2: y }));

/** An offer reaches across; an ask opens a ring toward the other. */
function shapes({ x: at, by, mark }, me, width) {
  const x = INSET + at * (width - 2 * INSET - LEAN);
  const [from, to] = by === me ? [UPPER, LOWER] : [LOWER, UPPER];
  const middle = (from + to) / 2;
  const reach = `M ${x} ${from} C ${x} ${middle}, ${x + LEAN} ${middle}, ${x + LEAN} ${to}`;
  return [
    shape("path", { class: `reach ${mark}`, d: reach }),
    shape("circle", { class: mark, cx: x, cy: from, r: mark === "ask" ? 7 : 6 }),
  ];
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The same in words, each leading to where it was said. */
function line({ hash, by, mark, text, at }, { me, name, goTo }) {
  const item = document.getElementById("between-line").content.firstElementChild.cloneNode(true);
  const button = item.querySelector("button");
  const who = by === me ? "mine" : "theirs";
  const when = moment(at, "day").textContent;
  item.querySelector("[data-what]").textContent = word(`${mark}-${who}`, { name, when });
  item.querySelector("[data-said]").textContent = text;
  button.addEventListener("click", () => {
    dialog.close();
    goTo(hash);
  });
  return item;
}
