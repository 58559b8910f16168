/** What a page of the journal says: `{form: "free", title, text}`, or `{form: "word", title, got, named, …}`. */

import { keyOf } from "../web/spelling.js";

/** The note on this device that names a page which was begun here and not kept yet. */
export const NEW = "journal:new";

export const WORD_PARTS = ["got", "named", "does", "keeps", "was", "calls"];

const isSaid = (said) => typeof said === "string" && said.trim() !== "";

/** What was written on it, in its order. @returns {{part: string, said: string}[]} */
export const saidOn = (words) =>
  (words.form === "word" ? WORD_PARTS : ["text"])
    .filter((part) => isSaid(words[part]))
    .map((part) => ({ part, said: words[part].trim() }));

export const titleOf = ({ title }) => (isSaid(title) ? title.trim() : "");

/** All of it in letters that are alike whatever was typed, to be searched. */
export const searchable = (words) => ` ${keyOf([titleOf(words), ...saidOn(words).map(({ said }) => said)].join("\n"))}`;

/** Whether every word that is looked for begins a word on the page. @param {string} key from `searchable` */
export const has = (key, looked) => keysOf(looked).every((each) => key.includes(` ${each}`));

const keysOf = (looked) => keyOf(looked).split(" ").filter(Boolean);

/** As one text, to be said to somebody. @param {{part: string, title: string, said: string}[]} all of `Sheet.said()` */
export const textOf = (all) =>
  all.map(({ part, title, said }) => (part === "title" || part === "text" ? said : `${title}\n${said}`)).join("\n\n");
