// Names as typed and as signed in with; Python reads the same list.

import { normaliseLogin } from "../vault/passphrase.js";
import names from "./names.json" with { type: "json" };
import { equal, test } from "./suite.js";

test("every name has the login that Python gives it", () => {
  for (const [typed, login] of names) equal(normaliseLogin(typed), login);
});

test("a login is its own login", () => {
  for (const [, login] of names) equal(normaliseLogin(login), login);
});
