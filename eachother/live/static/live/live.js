// One event stream for all tabs of this browser. Every tab hears what changed as events on the body:
// `changed` with `detail.topic`, and `changed:<topic>` for htmx; the topic `*` means 'look at everything again'.
// `<html data-line>` says whether the line is up or down.

const CHANNEL = "eachother-live";
const REMEMBERED = 60_000; // what the tab with the stream keeps, for tabs whose page was made a moment ago
const SHORTEST = 1_000;
const LONGEST = 30_000;
const ASK_EVERY = 20_000;
const ANSWER_WITHIN = 3_000;

const shared = "locks" in navigator; // not at plain http addresses: there each tab has a stream of its own
const me = Math.random().toString(36).slice(2);
const channel = new BroadcastChannel(CHANNEL);
let recent = [];
let source = null;
let pause = SHORTEST;
let again = 0;
let letGo = null;
let unanswered = 0;

function dispatch(topic) {
  document.body.dispatchEvent(new CustomEvent("changed", { detail: { topic } }));
  document.body.dispatchEvent(new CustomEvent(`changed:${topic}`, { detail: { topic } }));
}

function show(line) {
  document.documentElement.dataset.line = line;
}

function tellAll(message) {
  if (shared) channel.postMessage(message);
  hear(message);
}

function hear(message) {
  if (message.to && message.to !== me) return;
  if (message.topic) dispatch(message.topic);
  if (message.line) show(message.line);
  if (message.holding) {
    clearTimeout(unanswered);
    unanswered = 0;
  }
  if (message.ask && source) answer(message.ask, message.age);
}

function answer(to, age) {
  const since = performance.now() - age;
  channel.postMessage({ to, holding: true, line: document.documentElement.dataset.line });
  for (const topic of new Set(recent.filter((news) => news.at >= since).map((news) => news.topic))) {
    channel.postMessage({ to, topic });
  }
}

// --- the tab that holds the stream

function open(first) {
  const age = first ? performance.now() / 1000 : 0;
  source = new EventSource(`/live?age=${age.toFixed(1)}`);
  source.addEventListener("open", () => {
    pause = SHORTEST;
    tellAll({ line: "up", holding: true });
    if (!first) tellAll({ topic: "*" });
  });
  source.addEventListener("changed", (event) => {
    const now = performance.now();
    recent = [...recent.filter((news) => now - news.at < REMEMBERED), { topic: event.data, at: now }];
    tellAll({ topic: event.data });
  });
  source.addEventListener("passing", (event) => tellAll({ topic: event.data })); // kept for no tab that comes later
  source.addEventListener("error", lost);
}

function lost() {
  source.close();
  tellAll({ line: "down" });
  clearTimeout(again);
  again = setTimeout(() => open(false), pause * (0.75 + Math.random() / 2));
  pause = Math.min(pause * 2, LONGEST);
}

function tryNow() {
  if (source && source.readyState === EventSource.CLOSED) {
    clearTimeout(again);
    pause = SHORTEST;
    open(false);
  }
}

function hold(first) {
  if (!source) open(first);
  return new Promise((resolve) => {
    letGo = resolve;
  });
}

function close() {
  clearTimeout(again);
  source?.close();
  source = null;
  letGo?.();
  letGo = null;
}

// --- which tab that is

function queue(options, waited) {
  navigator.locks.request(CHANNEL, options, () => hold(!waited)).catch(close); // stolen by a tab that is awake
}

async function begin() {
  if (!shared) return open(true);
  const { held } = await navigator.locks.query();
  const waits = held.some((lock) => lock.name === CHANNEL);
  queue({}, waits);
  if (waits) ask(performance.now());
}

// A tab in the background may be asleep while it holds the stream; one that is looked at takes it over.
function ask(age) {
  if (!shared || source || unanswered || document.visibilityState !== "visible") return;
  unanswered = setTimeout(() => {
    unanswered = 0;
    if (!source) queue({ steal: true }, true);
  }, ANSWER_WITHIN);
  channel.postMessage({ ask: me, age });
}

channel.addEventListener("message", (event) => hear(event.data));
addEventListener("online", tryNow);
addEventListener("pagehide", close);
addEventListener("pageshow", (event) => event.persisted && begin());
document.addEventListener("visibilitychange", () => {
  tryNow();
  ask(0);
});
setInterval(() => ask(0), ASK_EVERY);
begin();
