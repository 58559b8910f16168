/** Where one is in the conversation: at its end, or further up where history is fetched. */

const NEAR_PX = 160;
const AHEAD = "240px 0px 0px 0px";

const page = document.scrollingElement;
const below = document.getElementById("below");
const earlier = document.getElementById("earlier");

let staying = false;

const isAtEnd = () => page.scrollHeight - page.scrollTop - innerHeight < NEAR_PX;

export function toEnd() {
  page.scrollTop = page.scrollHeight;
  below.hidden = true;
  staying = true;
}

/** From now on who is at the end stays there, whatever grows: letters that load, the box, a question under a message. */
export function keepToEnd(...parts) {
  const watch = new ResizeObserver(() => staying && toEnd());
  for (const part of parts) watch.observe(part);
  addEventListener("resize", () => staying && toEnd());
}

history.scrollRestoration = "manual";
below.addEventListener("click", toEnd);
addEventListener(
  "scroll",
  () => {
    staying = isAtEnd();
    if (staying) below.hidden = true;
  },
  { passive: true },
);

/** Change the end of the page; who was at the end stays there, others are told that something came. */
export function atEnd(change, { mine = false } = {}) {
  const stay = mine || staying;
  const rows = change();
  if (stay) toEnd();
  else if (rows?.length) below.hidden = false;
}

/** Change what stands above; what one is reading does not move. */
export function above(change) {
  const fromEnd = page.scrollHeight - page.scrollTop;
  change();
  page.scrollTop = page.scrollHeight - fromEnd;
}

/** Ask `load()` for what came before as one scrolls up; it answers false when there is nothing more. */
export function whileScrollingUp(load) {
  let loading = false;
  earlier.hidden = false;
  const observer = new IntersectionObserver(look, { rootMargin: AHEAD });
  async function look([entry]) {
    if (!entry.isIntersecting || loading) return;
    loading = true;
    const more = await load();
    loading = false;
    observer.unobserve(earlier);
    if (more) observer.observe(earlier);
  }
  observer.observe(earlier);
}
