// node --noexpose_wasm blocked.js: prints the reason for which nothing can be unlocked here.

import { ready } from "../vault/sodium.js";

process.stdout.write(JSON.stringify(await ready().catch(({ reason }) => reason ?? "another error")));
