/** The plan for hard times: opened here, kept as one types, and set on one sheet when it is printed. */

import { Answer } from "../people/say.js";
import { unlocked } from "../people/unlock.js";
import { Refusal } from "../vault/checks.js";
import { Offline } from "../web/post.js";
import { word } from "../web/words.js";
import { alike, Keeper } from "./keeper.js";
import { Shelf } from "./shelf.js";

const AGAIN_MS = 3_000;

const plan = document.getElementById("plan");
const form = document.getElementById("plan-form");
const status = plan.querySelector("[data-status]");
const problem = plan.querySelector("[data-problem]");
const clash = document.getElementById("clash");
const areas = [...form.querySelectorAll("textarea")];

let kept = {};

const written = () => ({
  ...kept,
  ...Object.fromEntries(areas.map(({ id, value }) => [id.replace("plan-", ""), value])),
});

function show(words) {
  kept = words;
  for (const area of areas) {
    const said = words[area.id.replace("plan-", "")];
    area.value = typeof said === "string" ? said : "";
    grow(area);
  }
}

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight}px`;
}

function say(name) {
  problem.hidden = true;
  status.textContent = word(name);
}

function complain(name, values) {
  status.textContent = "";
  problem.hidden = false;
  problem.querySelector("[data-words]").textContent = word(name, values);
}

/** Two devices wrote at once: both are shown, and the person says what stands. */
function offer(theirs, mine, keeper) {
  const parts = areas.filter(({ id }) => !alike(only(theirs, id), only(mine, id)));
  const list = clash.querySelector("dl");
  list.replaceChildren(
    ...parts.flatMap((area) => {
      const title = document.createElement("dt");
      const said = document.createElement("dd");
      title.textContent = form.querySelector(`label[for="${area.id}"]`).textContent.trim();
      said.textContent = theirs[area.id.replace("plan-", "")] || word("nothing-there");
      said.className = "voice";
      return [title, said];
    }),
  );
  const choices = { both: () => joined(theirs, written()), mine: written, theirs: () => theirs };
  for (const button of clash.querySelectorAll("[data-keeps]")) {
    button.onclick = () => {
      clash.hidden = true;
      show(choices[button.dataset.keeps]());
      keeper.settle(written());
      areas[0].focus();
    };
  }
  say("clash");
  clash.hidden = false;
  clash.querySelector("h2").focus();
}

const only = (words, id) => ({ said: words[id.replace("plan-", "")] ?? "" });

function joined(theirs, mine) {
  const both = { ...theirs, ...mine };
  for (const [part, said] of Object.entries(theirs)) {
    if (typeof said === "string" && mine[part] !== said) both[part] = [said, mine[part]].filter(Boolean).join("\n\n");
  }
  return both;
}

/** As it goes on paper: what was written, and nothing of what was left empty. */
function paper() {
  const said = areas.filter(({ value }) => value.trim());
  document.querySelector("#paper dl").replaceChildren(
    ...said.map(({ id, value }) => {
      const part = document.createElement("div");
      const title = document.createElement("dt");
      const words = document.createElement("dd");
      title.textContent = form.querySelector(`label[for="${id}"]`).textContent.trim();
      words.textContent = value.trim();
      words.className = "voice";
      part.append(title, words);
      return part;
    }),
  );
}

async function fetched(shelf) {
  for (;;) {
    try {
      return await shelf.only("plan");
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

async function begin() {
  const me = await unlocked();
  const shelf = new Shelf(plan.dataset.pages);
  const keeper = new Keeper({
    ...{ me, shelf, kind: "plan", ref: me.account },
    on: {
      kept: () => say("kept"),
      waits: () => say("waits"),
      clash: (theirs, mine) => offer(theirs, mine, keeper),
      refused: (reason) => complain(reason === "too-long" ? "too-long" : "not-kept", { reason }),
    },
  });
  show(await keeper.begin(await fetched(shelf)));
  form.addEventListener("input", ({ target }) => {
    grow(target);
    say("writing");
    keeper.write(written());
  });
  form.querySelector("fieldset").disabled = false;
  plan.dataset.ready = "";
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
addEventListener("beforeprint", paper);
form.addEventListener("submit", (event) => event.preventDefault());
begin().catch((error) => {
  if (!(error instanceof Refusal || error instanceof Answer)) throw error;
  complain("not-opened-plan", { reason: error.reason });
});
