/** A file where its message stands: a picture when one comes to it, a voice when it is asked for, anything else to keep. */

import { Answer } from "../../people/say.js";
import { Refusal } from "../../vault/checks.js";
import { Offline } from "../../web/post.js";
import { word } from "../../web/words.js";
import { extensionOf, fetched, typeOf } from "./fetched.js";
import "./style.js";
import { aboutOf, clock, kindOf, nameOf, sidesOf, sizeOf } from "./told.js";

const AHEAD = "400px 0px";
const talk = document.getElementById("talk");
const blobs = new Map(); // what is here already, by ref
const urls = new Map();

const nearby = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      nearby.unobserve(target);
      target.dispatchEvent(new Event("nearby"));
    }
  },
  { rootMargin: AHEAD },
);

/** One's own, which was sealed a moment ago: it need not come back. */
export function remember({ ref }, blob) {
  blobs.set(ref, blob);
}

/** Put what `file` tells of into `place`, for the text that stands there. */
export function show(place, file) {
  const kind = kindOf(file);
  const figure = document.getElementById("carried").content.firstElementChild.cloneNode(true);
  const about = figure.querySelector("[data-about]");
  about.textContent = kind === "file" ? nameOf(file) || word("file-nameless") : aboutOf(file);
  about.hidden = !about.textContent;
  figure.dataset.shown = kind;
  figure.querySelector("[data-size]").textContent = kind === "voice" ? clock(file.seconds) : sizeOf(file);
  place.replaceChildren(figure);
  if (kind === "voice") voice(figure, file);
  else if (kind === "file") kept(figure, file);
  else picture(figure, file);
}

function picture(figure, file) {
  const image = figure.querySelector("img");
  const sides = sidesOf(file);
  image.alt = aboutOf(file) || word("picture-alt");
  if (sides) [image.width, image.height] = sides;
  image.hidden = false;
  const look = pressed(figure, "[data-look]", async () => {
    image.src = await urlOf(file);
    await image.decode().catch(() => trouble(figure, word("picture-not-shown")));
  });
  figure.addEventListener("nearby", look);
  nearby.observe(figure);
  pressed(figure, "[data-keep]", async () => keep(file, await urlOf(file)));
  figure.querySelector("[data-keep]").hidden = false;
}

function voice(figure, file) {
  const audio = figure.querySelector("audio");
  const button = figure.querySelector("[data-listen]");
  button.hidden = false;
  pressed(figure, "[data-listen]", async () => {
    audio.src = await urlOf(file);
    audio.hidden = false;
    button.hidden = true;
    figure.querySelector("[data-size]").hidden = true;
    audio.focus();
    await audio.play().catch(() => {
      if (audio.error) cannotPlay(figure, file);
    });
  });
}

function cannotPlay(figure, file) {
  figure.querySelector("audio").hidden = true;
  trouble(figure, word("voice-not-played"));
  kept(figure, file);
}

function kept(figure, file) {
  figure.querySelector("[data-keep]").hidden = false;
  pressed(figure, "[data-keep]", async () => keep(file, await urlOf(file)));
}

function keep(file, url) {
  const link = document.createElement("a");
  link.href = url;
  link.download = nameOf(file) || `${kindOf(file)}${extensionOf(file)}`;
  link.click();
}

/** Do `work` when it is pressed; what goes wrong stands below, and it can be pressed again. */
function pressed(figure, selector, work) {
  const button = figure.querySelector(selector);
  const press = async () => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    trouble(figure, "");
    try {
      await work();
      if (selector === "[data-look]") button.hidden = true;
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Answer || error instanceof Offline)) throw error;
      trouble(figure, word(whyNot(error)));
      button.hidden = error instanceof Refusal;
    } finally {
      button.removeAttribute("aria-busy");
    }
  };
  button.addEventListener("click", press);
  return press;
}

function whyNot(error) {
  if (error instanceof Refusal) return "file-tampered";
  return error instanceof Offline ? "file-offline" : "file-not-there";
}

function trouble(figure, words) {
  const line = figure.querySelector("[data-trouble]");
  line.textContent = words;
  line.hidden = !words;
}

async function urlOf(file) {
  if (!urls.has(file.ref)) {
    const from = { here: talk.dataset.here, connection: talk.dataset.ref };
    const blob = blobs.get(file.ref) ?? (await fetched(file, from));
    urls.set(file.ref, URL.createObjectURL(new Blob([blob], { type: typeOf(file) })));
    blobs.delete(file.ref);
  }
  return urls.get(file.ref);
}
