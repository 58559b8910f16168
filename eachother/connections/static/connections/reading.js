/** Tells the server how far one has read: a number, for one's own unread mark alone. */

const AFTER_MS = 400;

/** @param {{store: object, history: {newest: number}, readTo: number}} from @returns a function to call with any news */
export function reading({ store, history, readTo }) {
  let timer = 0;
  async function tell() {
    timer = 0;
    const to = history.newest;
    if ((await store.read(to).catch(() => ({ ok: false }))).ok) readTo = to;
  }
  function mark() {
    if (document.visibilityState !== "visible" || history.newest <= readTo || timer) return;
    timer = setTimeout(tell, AFTER_MS);
  }
  document.addEventListener("visibilitychange", mark);
  return mark;
}
