/** The journal: every page opened on this device, listed, and searched without asking anybody. */

import { unlocked } from "../people/unlock.js";
import { text } from "../vault/bytes.js";
import { Refusal } from "../vault/checks.js";
import { readNote } from "../vault/keep.js";
import { openPage } from "../vault/pages.js";
import { moment } from "../web/times.js";
import { word } from "../web/words.js";
import { isWaiting } from "./keeper.js";
import { has, NEW, saidOn, searchable, titleOf } from "./leaves.js";
import { surely } from "./sheet.js";
import { Shelf } from "./shelf.js";

const AT_ONCE = 40;
const SHORT = 240;

const place = document.getElementById("journal");
const list = place.querySelector("[data-list]");
const status = place.querySelector("[data-status]");
const search = place.querySelector("input[type=search]");
const more = place.querySelector("[data-more]");

const leaves = []; // {ref, at, words, key, reason?}, the last written first
let shown = AT_ONCE;

async function opened(me, row) {
  const { ref, at } = row;
  try {
    const words = await openPage({ ...row, me });
    return { ref, at, words, key: searchable(words) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ref, at, words: {}, key: "", reason: error.reason };
  }
}

function item({ ref, at, words, reason }) {
  const node = document.getElementById("leaf-row").content.firstElementChild.cloneNode(true);
  const link = node.querySelector("a");
  const said = saidOn(words)[0]?.said ?? "";
  link.href = `${place.dataset.here}/${ref}`;
  link.textContent = titleOf(words) || said.split("\n")[0].slice(0, 60) || word("no-title");
  node.querySelector("[data-when]").append(moment(at, "day"));
  node.querySelector("[data-word]").hidden = words.form !== "word";
  const few = node.querySelector("[data-few]");
  few.textContent = reason ? word("not-opened-leaf", { reason }) : short(said);
  few.hidden = few.textContent === "";
  return node;
}

const short = (said) => (said.length > SHORT ? `${said.slice(0, SHORT).replace(/\s+\S*$/u, "")} …` : said);

function show() {
  const looked = search.value.trim();
  const found = looked ? leaves.filter(({ key }) => has(key, looked)) : leaves;
  list.replaceChildren(...found.slice(0, shown).map(item));
  more.hidden = found.length <= shown;
  place.querySelector("[data-none]").hidden = leaves.length > 0;
  place.querySelector("[data-search]").hidden = leaves.length === 0;
  status.textContent = looked ? word(found.length === 1 ? "found-one" : "found", { n: found.length }) : "";
}

async function begin() {
  const me = await unlocked();
  status.textContent = word("opening-journal");
  const begun = await readNote(me, NEW).catch(() => null);
  await surely(async () => {
    leaves.length = 0;
    for await (const row of new Shelf(place.dataset.pages).all("journal")) leaves.push(await opened(me, row));
  });
  leaves.sort((one, other) => other.at.localeCompare(one.at));
  place.querySelector("[data-begun]").hidden = !(begun && (await isWaiting(me, text(begun))));
  show();
  place.dataset.ready = "";
}

search.addEventListener("input", () => {
  shown = AT_ONCE;
  show();
});
more.addEventListener("click", () => {
  const before = list.children.length;
  shown += AT_ONCE;
  show();
  list.children[before]?.querySelector("a").focus();
});
place.querySelector("[data-search]").addEventListener("submit", (event) => event.preventDefault());
begin().catch((error) => {
  status.textContent = word("not-opened-journal", { reason: error.reason ?? error.name });
});
