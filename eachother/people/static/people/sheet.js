/** The recovery sheet: shown once, to print or to write down. */

import { encode } from "../web/vendor/uqr.mjs";

const SVG = "http://www.w3.org/2000/svg";
const ADDRESS = "/door/recovery";

/**
 * Show the sheet with this code and hide `others`; resolves when the person has it.
 * @param {{code: string, instead: HTMLElement[]}} what
 */
export function showSheet({ code, instead = [] }) {
  const sheet = document.getElementById("recovery-sheet");
  for (const [at, group] of code.split("-").entries()) {
    sheet.querySelectorAll("[data-group]")[at].textContent = group;
  }
  // After the # it stays in the browser that scans it; no server is told.
  sheet.querySelector("[data-qr]").replaceChildren(drawn(`${location.origin}${ADDRESS}#${code}`));
  for (const other of instead) other.hidden = true;
  sheet.hidden = false;
  sheet.querySelector("h1, h2").focus();
  scrollTo(0, 0);
  addEventListener("beforeunload", stay);
  sheet.querySelector("[data-print]").addEventListener("click", () => print());
  return new Promise((resolve) => {
    sheet.querySelector("[data-have-it]").addEventListener("click", () => {
      removeEventListener("beforeunload", stay);
      resolve();
    });
  });
}

/** The sheet is shown this once: the browser asks before it goes. */
function stay(event) {
  event.preventDefault();
}

/** A QR code as one path; dark on light in every colour scheme, or cameras do not read it. */
function drawn(text) {
  const { data, size } = encode(text, { ecc: "M", border: 3 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", squares);
  svg.append(path);
  return svg;
}
