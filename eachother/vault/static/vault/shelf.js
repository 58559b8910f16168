// IndexedDB in four promises.

const NAME = "eachother";
const SHELVES = ["keys", "notes"];

let opening;

/** @returns {Promise<IDBDatabase>} */
function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const shelf of SHELVES) request.result.createObjectStore(shelf);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** @param {"keys" | "notes"} shelf @param {string} name */
export const get = (shelf, name) => on(shelf, "readonly", (store) => store.get(name));

/** @param {"keys" | "notes"} shelf @param {string} name @param {unknown} value */
export const put = (shelf, name, value) => on(shelf, "readwrite", (store) => store.put(value, name));

/** @param {"keys" | "notes"} shelf @param {string} name */
export const del = (shelf, name) => on(shelf, "readwrite", (store) => store.delete(name));

/** @param {"keys" | "notes"} shelf */
export const clear = (shelf) => on(shelf, "readwrite", (store) => store.clear());

/** Resolves when the change is safely down, not only asked for. */
async function on(shelf, mode, ask) {
  const transaction = (await database()).transaction(shelf, mode, { durability: "strict" });
  const request = ask(transaction.objectStore(shelf));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
