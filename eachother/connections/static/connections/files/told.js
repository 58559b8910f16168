/** What a message says of a file besides its key: how it is shown, what it is called. Read as what anybody could write. */

import { word } from "../../web/words.js";

const KINDS = ["picture", "drawing", "voice", "file"];
const MOST_NAME = 120;
const MOST_ABOUT = 1_000;
const MOST_SIDE = 20_000;

/** How it is shown: as one of KINDS. */
export const kindOf = ({ shown }) => (KINDS.includes(shown) ? shown : "file");

/** The body of a message: the text says all that somebody reads who cannot show the file. */
export function bodyOf(told, { shown, name = "", type, about = "", ...more }) {
  const said = about.slice(0, MOST_ABOUT).trim();
  const text = said ? word(`${shown}-about`, { about: said }) : word(`${shown}-text`, { name: nameOf({ name }) });
  return { text, file: { ...told, shown, name: nameOf({ name }), type, about: said, ...more } };
}

/** A name that is one, and not a path; nothing in it turns the rest around. */
export function nameOf({ name }) {
  const plain = String(name ?? "").replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "");
  return plain.replace(/^\.+/, "").slice(-MOST_NAME).trim();
}

/** What the sender says it shows. */
export const aboutOf = ({ about }) => (typeof about === "string" ? about.slice(0, MOST_ABOUT) : "");

/** Width and height, so that nothing moves when it comes; null when they cannot be. */
export function sidesOf({ width, height }) {
  const sides = [width, height];
  return sides.every((side) => Number.isInteger(side) && side > 0 && side <= MOST_SIDE) ? sides : null;
}

/** 74 → 1:14 */
export function clock(seconds) {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** In words: kB below a megabyte. */
export function sizeOf({ size }) {
  const large = size >= 1_000_000;
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: large ? 1 : 0 });
  return word(large ? "megabytes" : "kilobytes", { n: number.format(large ? size / 1e6 : Math.max(1, size / 1e3)) });
}
