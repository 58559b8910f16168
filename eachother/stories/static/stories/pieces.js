/** Pictures made small on the device, and recording in the page. Without it both forms send a file as it is. */

import { canRecord, Voice } from "../connections/files/voice.js";
import { BYTES_AT_MOST, shrunk } from "../talk/shrink.js";
import { word } from "../web/words.js";

const picture = document.querySelector("form.story-picture");
const recording = document.querySelector("form.story-record");

function say(form, words) {
  const problem = form.querySelector("[data-problem]");
  problem.hidden = !words;
  problem.textContent = words;
}

/** Puts what was made here into a field for files, so that the form sends it as any other. */
function put(field, blob, name) {
  const files = new DataTransfer();
  files.items.add(new File([blob], name, { type: blob.type }));
  field.files = files.files;
}

picture?.elements.picture.addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  say(picture, "");
  if (!file) return;
  const small = await shrunk(file);
  if (small.size > BYTES_AT_MOST) {
    target.value = "";
    say(picture, word("story-large"));
  } else if (small !== file) put(target, small, "picture.webp");
});

if (recording && canRecord()) {
  const [record, stop, time, listen] = ["record", "stop", "time", "listen"].map((name) =>
    recording.querySelector(`[data-${name}]`),
  );
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const shows = (running) => {
    record.hidden = running;
    stop.hidden = !running;
  };

  const voice = new Voice({
    largest: BYTES_AT_MOST,
    on: {
      tick: (seconds) => {
        time.textContent = clock(seconds);
      },
      done: (blob, seconds) => {
        shows(false);
        put(recording.elements.sound, blob, blob.type.includes("mp4") ? "told.m4a" : "told.webm");
        recording.elements.seconds.value = String(Math.round(seconds));
        listen.src = URL.createObjectURL(blob);
        listen.hidden = false;
        recording.querySelector("button[type=submit]").focus();
      },
    },
  });

  recording.querySelector("[data-recorder]").hidden = false;
  record.addEventListener("click", async () => {
    say(recording, "");
    try {
      await voice.start();
      shows(true);
      stop.focus();
    } catch {
      say(recording, word("story-no-microphone"));
    }
  });
  stop.addEventListener("click", () => voice.stop());
  addEventListener("pagehide", () => voice.drop());
}

recording?.elements.sound.addEventListener("change", ({ target }) => {
  recording.elements.seconds.value = "";
  const large = target.files[0]?.size > BYTES_AT_MOST;
  if (large) target.value = "";
  say(recording, large ? word("story-large") : "");
});
