// Dropping the account key, apart from `keep.js`: whoever leaves quickly must not wait for libsodium.

import { del } from "./shelf.js";

export const AK = "account-key";

/** Signing out, leaving quickly: the account key and its wrapping are gone; notes stay, sealed. */
export const drop = () => del("keys", AK);
