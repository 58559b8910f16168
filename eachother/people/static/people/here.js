/** When somebody was last here, for every tab of this browser. Minutes and a moment; nothing about anybody. */

const KEY = "here";
const USUAL_MINUTES = 60;
const MINUTE = 60_000;

/** Begin to count, with the idle time that the person chose. */
export function begin(minutes) {
  localStorage.setItem(KEY, JSON.stringify({ minutes, at: Date.now() }));
}

/** A sign of life. */
export function stillHere() {
  begin(kept()?.minutes ?? USUAL_MINUTES);
}

/** Whether nobody was here for longer than the person chose. */
export function awayTooLong() {
  const { minutes, at } = kept() ?? { minutes: USUAL_MINUTES, at: Date.now() };
  const idle = Date.now() - at;
  return idle < 0 || idle > minutes * MINUTE;
}

export function forget() {
  localStorage.removeItem(KEY);
}

/** Whether somebody has signed out in this browser: no tab counts any more. */
export function forgotten() {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return false;
  }
}

function kept() {
  try {
    const { minutes, at } = JSON.parse(localStorage.getItem(KEY));
    return Number.isFinite(minutes) && Number.isFinite(at) ? { minutes, at } : null;
  } catch {
    return null;
  }
}
