/** What was asked and offered, laid out over time. No page here, and no sums. */

import { markOf } from "./saying.js";

const AT_MOST = 48; // the newest: a drawing of some months
const EVENLY = 0.6;

/** @param {{read: object[], woven: object, times: Map}} whole as readWhole gives it @returns {{hash, by, mark, text, at}[]} */
export function marksIn({ read, woven, times }) {
  return read.flatMap(({ message }) => {
    const body = message && woven.versionsOf(message.hash).at(-1)?.body;
    const mark = markOf(body);
    return mark ? [{ hash: message.hash, by: message.sender, mark, text: body.text, at: times.get(message.hash) }] : [];
  });
}

/** Where each of the newest stands between 0 and 1: by its time, and far enough from the next to be seen. */
export function laidOut(marks) {
  const shown = marks.slice(-AT_MOST);
  const times = shown.map(({ at }) => Date.parse(at));
  const [first, last] = [times[0], times.at(-1)];
  return shown.map((mark, n) => {
    const evenly = shown.length > 1 ? n / (shown.length - 1) : 0.5;
    const byTime = last > first ? (times[n] - first) / (last - first) : evenly;
    return { ...mark, x: EVENLY * evenly + (1 - EVENLY) * byTime };
  });
}
