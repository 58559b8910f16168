// node run.js [--first] <suite>…: prints what runAll() found as JSON; with --first it ends at the first failure.

import { runAll } from "./suite.js";

const names = process.argv.slice(2).filter((name) => name !== "--first");
for (const name of names) await import(`./${name}.js`);
process.stdout.write(JSON.stringify(await runAll({ first: names.length < process.argv.length - 2 })));
