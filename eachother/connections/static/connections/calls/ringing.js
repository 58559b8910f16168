/** Somebody is calling: who it is, and two ways to answer. It fades by itself when they stop. */

import { getJSON, Offline, postJSON } from "../../web/post.js";

const FADES_MS = 18_000; // whoever rings says so again before that
const TONES = [523.25, 659.25];

const link = document.createElement("link");
link.rel = "stylesheet";
link.href = new URL("calls.css", import.meta.url).href;
document.head.append(link);

const bars = new Map(); // ref → {bar, timer}

export async function rings(ref) {
  const here = `/alongside/${ref}/call`;
  if (["going", "on"].includes(document.getElementById("call")?.dataset.state)) return; // that page hears it by itself
  const data = await asked(`${here}/ringing`);
  if (!data?.rings) return hushed(ref);
  const shown = bars.get(ref) ?? show(ref, here, data);
  clearTimeout(shown.timer);
  shown.timer = setTimeout(() => hushed(ref), FADES_MS);
  chime();
}

export function hushed(ref) {
  const shown = bars.get(ref);
  clearTimeout(shown?.timer);
  shown?.bar.remove();
  bars.delete(ref);
}

function show(ref, here, { says, hint, answer, not_now, page }) {
  const bar = document.createElement("section");
  bar.className = "ringing sheet";
  bar.setAttribute("role", "alertdialog");
  bar.setAttribute("aria-label", says);
  bar.append(line("p", says), line("p", hint, "small soft"));
  const doing = line("div", "", "row");
  const yes = line("a", answer, "button go");
  yes.href = `${page}?answer`;
  const no = line("button", not_now, "button");
  no.type = "button";
  no.addEventListener("click", () => {
    hushed(ref);
    postJSON(`${here}/silence`).catch(() => {}); // it fades anyway
  });
  doing.append(yes, no);
  bar.append(doing);
  document.body.append(bar);
  const shown = { bar, timer: 0 };
  bars.set(ref, shown);
  return shown;
}

function line(tag, text, classes = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = classes;
  return element;
}

async function asked(url) {
  try {
    const answer = await getJSON(url);
    return answer.ok ? answer.data : null;
  } catch (error) {
    if (error instanceof Offline) return null;
    throw error;
  }
}

/** Two soft tones, where the browser lets a page sound that nobody has touched. */
function chime() {
  const sound = new AudioContext();
  if (sound.state !== "running") return sound.close();
  const volume = new GainNode(sound, { gain: 0.08 });
  volume.connect(sound.destination);
  for (const [at, frequency] of TONES.entries()) {
    const tone = new OscillatorNode(sound, { frequency });
    tone.connect(volume);
    tone.start(sound.currentTime + at * 0.35);
    tone.stop(sound.currentTime + at * 0.35 + 0.3);
    if (at === TONES.length - 1) tone.onended = () => sound.close();
  }
}
