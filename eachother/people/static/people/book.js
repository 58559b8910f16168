/** A page to keep: HTML that stands on its own, without scripts. Words come in as text only. */

const language = document.documentElement.lang || "en";
const locale = language === "en" ? "en-GB" : language;
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

// What only computers read stands in the JSON beside it.
const FOR_COMPUTERS = new Set(["ref", "with_ref", "public_identity", "clause"]);

export class Book {
  #page;

  constructor(title) {
    this.#page = document.implementation.createHTMLDocument(title);
    this.#page.documentElement.lang = language;
    this.#page.documentElement.dir = document.documentElement.dir;
    this.add("h1", title);
  }

  /** An element with this text, at the end of the page or of another element. */
  add(tag, text = "", to = this.#page.body) {
    const element = this.#page.createElement(tag);
    element.textContent = text;
    to.append(element);
    return element;
  }

  link(text, href, to) {
    this.add("a", text, to).setAttribute("href", href);
  }

  time(iso, to) {
    this.add("time", moment.format(new Date(iso)), to).dateTime = iso;
  }

  /** Whatever JSON can hold, as lists and pairs; what is empty is left out. */
  tell(value, to = this.#page.body) {
    if (Array.isArray(value)) {
      const list = this.add("ul", "", to);
      for (const one of value) this.tell(one, this.add("li", "", list));
    } else if (typeof value === "object") this.#pairs(value, to);
    else if (ISO.test(value)) this.time(value, to);
    else this.add("span", String(value), to);
  }

  #pairs(value, to) {
    const list = this.add("dl", "", to);
    for (const [name, one] of Object.entries(value)) {
      if (FOR_COMPUTERS.has(name) || isEmpty(one)) continue;
      this.add("dt", titled(name), list);
      this.tell(one, this.add("dd", "", list));
    }
  }

  /** The whole page as text. @param {string} style our own stylesheet, which goes into it */
  bound(style) {
    const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">';
    const html = this.#page.documentElement.outerHTML;
    return `<!DOCTYPE html>\n${html.replace("<head>", () => `<head>${head}<style>${style}</style>`)}\n`;
  }
}

/** `in_own_words` → `In own words`. */
export const titled = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

const isEmpty = (one) => one === null || one === "" || (Array.isArray(one) && one.length === 0);
