/** A sheet to draw on, with a finger, a pen or a mouse. Lines are kept, so that each can be taken back. */

import { encoded } from "./picture.js";

const PAPER = "#fffdf7";

export class Drawing {
  #canvas;
  #pen;
  #lines = [];
  #line = null;

  /** `tools` is a form with `colour` and `width`; `on(count)` is called with how many lines there are. */
  constructor({ canvas, tools, on }) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
    this.tools = tools;
    this.on = on;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#go(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => this.#end());
    this.clear();
  }

  undo() {
    this.#lines.pop();
    this.#drawAll();
  }

  clear() {
    this.#lines = [];
    this.#drawAll();
  }

  /** @returns {Promise<{blob: Blob, width: number, height: number}>} */
  async taken() {
    const { width, height } = this.#canvas;
    return { blob: await encoded(this.#canvas, "image/png"), width, height };
  }

  #begin(event) {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    const { colour, width } = Object.fromEntries(new FormData(this.tools));
    this.#line = { colour, width: Number(width), points: [this.#place(event)] };
    this.#lines.push(this.#line);
    this.#draw(this.#line);
    this.on(this.#lines.length);
  }

  #go(event) {
    if (!this.#line || !event.isPrimary) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length > 0 ? all : [event]) this.#line.points.push(this.#place(each));
    this.#draw(this.#line);
  }

  #end() {
    this.#line = null;
  }

  #place({ clientX, clientY }) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [((clientX - left) / width) * this.#canvas.width, ((clientY - top) / height) * this.#canvas.height];
  }

  #drawAll() {
    this.#pen.fillStyle = PAPER;
    this.#pen.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (const line of this.#lines) this.#draw(line);
    this.on(this.#lines.length);
  }

  #draw({ colour, width, points: [first, ...points] }) {
    const pen = this.#pen;
    Object.assign(pen, { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round" });
    pen.beginPath();
    pen.moveTo(...first);
    pen.lineTo(...first);
    for (const point of points) pen.lineTo(...point);
    pen.stroke();
  }
}
