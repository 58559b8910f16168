/** On every page: when somebody rings, the rest is loaded. */

const RINGS = /^(ring|hush):([a-z2-7]{16})$/;

document.body.addEventListener("changed", async ({ detail: { topic } }) => {
  const [, what, ref] = RINGS.exec(topic) ?? [];
  if (!what) return;
  const { rings, hushed } = await import("./calls/ringing.js");
  (what === "ring" ? rings : hushed)(ref);
});
