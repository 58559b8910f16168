/** The agreement on paper: the page is laid out for it on the device, and only while it prints. */

import { word } from "../web/words.js";

const ALONE = "prints-agreed";
const dayFormat = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long" });

/** @param {HTMLDetailsElement} box the agreement; folded it would not print */
export function offer(box) {
  box.querySelector("[data-print]").addEventListener("click", () => {
    box.querySelector("[data-printed]").textContent = word("printed", { day: dayFormat.format(new Date()) });
    document.body.classList.add(ALONE);
    addEventListener("afterprint", () => document.body.classList.remove(ALONE), { once: true });
    print();
  });
}
