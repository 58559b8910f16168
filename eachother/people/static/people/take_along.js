/**
 * Taking along: one archive, put together here, because only this browser can open the private words.
 *
 * A room that keeps sealed words names a module (portability.py) with `async function* chapters({ me, about, tell })`.
 * It yields `{ path, title, data, files, missing, write(book) }`: `data` for the JSON, `files` what goes along as it is (path →
 * bytes, perhaps none), `missing` what could not be opened, in words.
 */

import { getJSON } from "../web/post.js";
import { word } from "../web/words.js";
import { Book, titled } from "./book.js";
import { canUnlock } from "./fit.js";
import { Answer, busy, yes } from "./say.js";
import { unlocked } from "./unlock.js";

const AS_IT_IS = { level: 0 }; // pictures and sounds are packed already

const form = document.getElementById("take");
const progress = form.querySelector("progress");
const status = form.querySelector("[data-status]");
const { about: aboutUrl, style: styleUrl, scripts, name } = form.dataset;

async function take() {
  const me = await unlocked();
  const [about, style] = await Promise.all([getJSON(aboutUrl).then(yes), styled()]);
  const { strToU8, zipSync } = await import("../web/vendor/fflate.mjs");
  const files = { "about-me.json": strToU8(json(about)) };
  const chapters = [];
  for await (const chapter of allChapters({ me, about, tell })) {
    const book = new Book(chapter.title);
    chapter.write(book);
    files[`${chapter.path}.html`] = strToU8(book.bound(style));
    files[`${chapter.path}.json`] = strToU8(json(chapter.data));
    for (const [path, bytes] of Object.entries(chapter.files ?? {})) files[path] = [bytes, AS_IT_IS];
    chapters.push(chapter);
  }
  files["index.html"] = strToU8(contents(about, chapters).bound(style));
  hand(zipSync(files), `${name}.zip`);
  finish(chapters.flatMap(({ missing }) => missing).length);
}

async function* allChapters(given) {
  for (const script of scripts.split(" ").filter(Boolean)) {
    const { chapters } = await import(script);
    yield* chapters(given);
  }
}

function contents({ community, taken, ...rooms }, chapters) {
  const book = new Book(word("book-title", { community }));
  book.add("p", word("book-says", { day: taken }));
  const list = book.add("ul");
  for (const { title, path } of chapters) book.link(title, `${path}.html`, book.add("li", "", list));
  const missing = chapters.flatMap((chapter) => chapter.missing.map((one) => `${chapter.title}: ${one}`));
  if (missing.length > 0) {
    book.add("h2", word("book-missing"));
    book.tell(missing);
  }
  for (const [room, known] of Object.entries(rooms)) {
    book.add("h2", titled(room));
    book.tell(known);
  }
  return book;
}

async function styled() {
  const answer = await fetch(styleUrl);
  if (!answer.ok) throw new Answer({ status: answer.status, data: null });
  return answer.text();
}

function hand(bytes, filename) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** How far it is: `done` of `all`, and what it is busy with. */
function tell(done, all, title) {
  progress.hidden = false;
  [progress.max, progress.value] = [all, done];
  status.textContent = word("taking", { title });
}

function finish(missing) {
  status.textContent = missing ? word("taken-but", { missing }) : word("taken");
}

const json = (data) => `${JSON.stringify(data, null, 2)}\n`;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(form, async () => {
    try {
      status.textContent = "";
      await take();
    } catch (error) {
      status.textContent = "";
      throw error;
    } finally {
      progress.hidden = true;
    }
  });
});
form.querySelector("fieldset[data-ready]").disabled = !canUnlock();
