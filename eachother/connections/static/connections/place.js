/** Keeps whoever goes by keyboard, or hears the page, where they are when it changes around them. */

/** Let somebody be at `element`, though no key leads there. */
export function moveTo(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Do `change`, which makes the clauses under `root` anew. What was unfolded stays so. */
export function keepingPlace(root, change) {
  const at = document.activeElement;
  const clauses = () => [...root.querySelectorAll("[data-clause]")];
  const was = root.contains(at) ? at.closest("[data-clause]") : null;
  const unfolded = new Set(
    clauses()
      .filter(isUnfolded)
      .map(({ dataset }) => dataset.clause),
  );
  change();
  for (const item of clauses()) historyOf(item).open = unfolded.has(item.dataset.clause);
  const now = was && clauses().find(({ dataset }) => dataset.clause === was.dataset.clause);
  if (now) moveTo(now.contains(at) ? at : (like(at, now) ?? now));
}

const historyOf = (item) => item.querySelector("[data-history]");
const isUnfolded = (item) => historyOf(item).open;

/** The element in `item` that does what `element` did, if it can still be pressed. */
function like(element, item) {
  const what = Object.keys(element.dataset)[0];
  const all = [...item.querySelectorAll(what ? `[data-${what}]` : element.localName)];
  return all.find((one) => one.checkVisibility()) ?? null;
}
