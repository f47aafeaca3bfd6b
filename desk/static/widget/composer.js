/** Where the customer writes: text, photos, and the right keyboard for what was asked. */
import { Attachments } from "./attachments.js";
import { element, icon } from "./dom.js";
import { words } from "./words.js";

const KEYBOARDS = {
  order_number: { inputMode: "text", autocapitalize: "characters", autocomplete: "off" },
  email: { inputMode: "email", autocapitalize: "none", autocomplete: "email" },
  code: { inputMode: "numeric", autocapitalize: "none", autocomplete: "one-time-code" },
  tracking_number: { inputMode: "text", autocapitalize: "characters", autocomplete: "off" },
};
const PLAIN = { inputMode: "text", autocapitalize: "sentences", autocomplete: "off" };

/** The form at the foot of the chat; `say(text, photos)` gets what is sent. */
export class Composer {
  #asks = null;

  constructor(conversation, say) {
    this.say = say;
    this.memory = conversation.memory;
    this.attachments = new Attachments(conversation);
    this.#build();
    this.attachments.addEventListener("change", () => this.#showPhotos());
    this.attachments.addEventListener("refused", (event) => this.#complain(event.detail));
    this.write(this.memory.draft);
  }

  /** Puts words into the input, ready to send. */
  write(text) {
    this.input.value = text;
    this.#wrote();
  }

  /** Fits keyboard, hint and size to what the last message asks for. */
  expect(asks, hasChoices) {
    const known = `${asks}${hasChoices}`;
    if (known === this.#asks) return;
    this.#asks = known;
    Object.assign(this.input, KEYBOARDS[asks] ?? PLAIN);
    this.input.placeholder = words.hints[asks] ?? (hasChoices ? words.hints.choice : words.placeholder);
    this.form.dataset.asks = asks ?? "";
    this.newLine.hidden = asks !== "description";
    this.#grow();
  }

  /** Adds these files where they are pictures; true when there was one. */
  addPhotos(files) {
    const pictures = [...files];
    if (!pictures.length) return false;
    this.#complain("");
    this.attachments.add(pictures);
    return true;
  }

  #build() {
    this.input = element("textarea", { id: "message", rows: 1, maxLength: 10_000, placeholder: words.placeholder, enterKeyHint: "send", "aria-describedby": "complaint" });
    this.picker = element("input", { type: "file", accept: "image/jpeg,image/png,image/webp,image/heic,image/heif", multiple: true, hidden: true });
    this.attach = element("button", { type: "button", className: "attach", title: words.attachTypes }, icon("photo"), element("span", {}, words.attach));
    this.submit = element("button", { type: "submit", className: "send", "aria-label": words.send, title: words.send }, icon("send"));
    this.strip = element("ul", { className: "strip", hidden: true });
    this.complaint = element("p", { id: "complaint", className: "complaint", role: "alert" });
    this.newLine = element("p", { className: "new-line", hidden: true }, words.newLine);
    const label = element("label", { htmlFor: "message", className: "sr" }, words.message);
    const field = element("div", { className: "field" }, this.attach, label, this.input, this.submit);
    this.form = element("form", { className: "composer", noValidate: true }, this.complaint, this.strip, field, this.newLine, this.picker);
    this.attach.addEventListener("click", () => this.picker.click());
    this.picker.addEventListener("change", () => {
      this.addPhotos(this.picker.files);
      this.picker.value = "";
    });
    this.input.addEventListener("input", () => this.#wrote());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("paste", (event) => {
      if (this.addPhotos(event.clipboardData.files)) event.preventDefault();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  #key(event) {
    const touch = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.input.value.trim();
    if (this.attachments.busy || (!text && !this.attachments.list.length)) return;
    const photos = this.attachments.take();
    this.write("");
    this.#complain("");
    this.say(text, photos);
  }

  #wrote() {
    this.memory.draft = this.input.value;
    this.#grow();
    this.#ready();
  }

  #ready() {
    const something = this.input.value.trim() || this.attachments.list.length;
    this.submit.disabled = !something || this.attachments.busy;
  }

  #grow() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight}px`;
  }

  #complain(sentence) {
    this.complaint.textContent = sentence;
  }

  #showPhotos() {
    const shown = this.attachments.list.map((photo, index) => this.#photo(photo, index));
    if (shown.length !== this.strip.children.length || shown.some((item, index) => item !== this.strip.children[index])) this.strip.replaceChildren(...shown);
    this.strip.hidden = !shown.length;
    this.#ready();
  }

  #photo(photo, index) {
    photo.item ??= this.#tile(photo, words.photo(index + 1));
    const state = { uploading: words.photoUploading(photo.percent), waiting: words.photoWaiting, ready: words.photoReady }[photo.state];
    photo.item.className = photo.state;
    photo.item.title = state;
    photo.progress.value = photo.percent;
    photo.progress.setAttribute("aria-label", state);
    return photo.item;
  }

  #tile(photo, name) {
    const picture = element("img", { src: photo.preview, alt: `${name}: ${photo.file.name}` });
    // A browser that cannot show HEIC still sends it: then its name stands in for the preview.
    picture.onerror = () => picture.replaceWith(element("span", { className: "file" }, photo.file.name));
    photo.progress = element("progress", { max: 100 });
    const remove = element("button", { type: "button", "aria-label": words.photoRemove(name), title: words.photoRemove(name) }, icon("close"));
    remove.addEventListener("click", () => {
      this.attachments.remove(photo);
      this.attach.focus();
    });
    return element("li", {}, picture, photo.progress, remove);
  }
}
