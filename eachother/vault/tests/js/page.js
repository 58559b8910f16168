import { runAll } from "./suite.js";

const suites = new URLSearchParams(location.search).getAll("suite");
await Promise.all(suites.map((name) => import(`./${name}.js`)));
globalThis.outcome = await runAll();
document.documentElement.dataset.done = "yes";
