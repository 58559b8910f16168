/** The parts of the agreement, as the page carries them: which one a clause stands in, and the clauses laid out by it. */

const sections = () => [...document.querySelectorAll("#agreed section[data-part]")];

/** The key of the part that it stands in: the one it names, else the first. */
export function partOf({ part }) {
  const keys = sections().map(({ dataset }) => dataset.part);
  return keys.includes(part) ? part : document.querySelector("#new-part").options[0].value;
}

/** Every clause under its part. Parts in which something waits come first; the others keep the order they are drawn in. */
export function layOut(root, items) {
  const order = [...document.querySelector("#new-part").options].map(({ value }) => value);
  const drawn = sections().sort((one, other) => order.indexOf(one.dataset.part) - order.indexOf(other.dataset.part));
  const of = (section) => items.filter(({ stand }) => partOf(stand) === section.dataset.part);
  const waits = (section) => of(section).some(({ stand }) => !stand.inForce);
  for (const section of drawn) {
    section.querySelector("[data-clauses]").replaceChildren(...of(section).map(({ item }) => item));
    section.hidden = of(section).length === 0;
  }
  root.replaceChildren(...drawn.filter(waits), ...drawn.filter((section) => !waits(section)));
}
