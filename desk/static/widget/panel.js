/** The launcher in the corner and the window it opens. */
import { Composer } from "./composer.js";
import { element, icon } from "./dom.js";
import { Transcript } from "./transcript.js";
import { words } from "./words.js";

const FOCUSABLE = "button:not([disabled]), textarea, a[href], [tabindex='0']";

/** Builds the chat inside a shadow root and keeps it in step with its conversation. */
export class Panel {
  constructor(root, conversation, memory) {
    Object.assign(this, { root, conversation, memory });
    this.composer = new Composer(conversation, (text, photos) => this.#say(text, photos));
    this.transcript = new Transcript(conversation, {
      choose: (button) => this.#say(button.value),
      edit: (clientId) => this.#edit(clientId),
    });
    this.#build();
    conversation.addEventListener("change", () => this.#draw());
    document.addEventListener("visibilitychange", () => this.#see());
    this.#draw();
  }

  /** Shows the launcher, and the window where it was open when the page was left. */
  appear() {
    this.corner.hidden = false;
    this.#fitKeyboard();
    if (this.memory.opened && innerWidth > 640) this.#show();
    this.#toEnd();
  }

  /** Opens the window, with words in the input where some are given. */
  open(text = "") {
    this.#show();
    if (text) this.composer.write(text);
    this.#readyToWrite();
  }

  /** Closes the window and gives the focus back to the launcher. */
  close() {
    this.memory.opened = false;
    this.corner.classList.remove("open");
    this.window.hidden = true;
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
    this.#draw();
  }

  get #isOpen() {
    return !this.window.hidden;
  }

  #build() {
    const fresh = button("fresh", words.fresh, () => this.#ask(true));
    const close = button("close", words.close, () => this.close());
    this.owner = element("p", { className: "owner", role: "status" });
    const title = element("h2", { id: "title" }, words.title);
    const header = element("header", {}, element("span", { className: "mark", "aria-hidden": "true" }), element("div", {}, title, this.owner), fresh, close);
    this.#buildQuestion();
    this.#buildWelcome();
    this.typing = element("p", { className: "typing", role: "status" }, element("span", { className: "sr" }), element("i"), element("i"), element("i"));
    this.scroll = element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": words.transcript }, this.welcome, this.transcript.list, this.typing);
    this.more = element("button", { type: "button", className: "more", hidden: true }, words.more);
    this.trouble = element("p", { className: "trouble", role: "status" });
    this.dropping = element("p", { className: "dropping", "aria-hidden": "true" }, words.drop);
    const foot = element("footer", {}, this.more, this.trouble, this.composer.form);
    this.window = element("section", { className: "window", id: "window", role: "dialog", "aria-modal": "true", "aria-labelledby": "title", hidden: true });
    this.window.append(header, this.question, this.scroll, foot, this.dropping);
    this.badge = element("span", { className: "badge", hidden: true, "aria-hidden": "true" });
    this.launcher = element("button", { type: "button", className: "launcher", "aria-expanded": "false", "aria-controls": "window" });
    this.launcher.append(icon("chat"), element("span", {}, words.launchLabel), this.badge);
    this.corner = element("div", { className: "corner", hidden: true }, this.window, this.launcher);
    this.root.append(this.corner);
    this.#listen();
  }

  #buildQuestion() {
    const yes = element("button", { type: "button", className: "yes" }, words.freshYes);
    const no = element("button", { type: "button" }, words.freshNo);
    yes.addEventListener("click", () => {
      this.conversation.leave();
      this.composer.write("");
      this.#ask(false);
    });
    no.addEventListener("click", () => this.#ask(false));
    this.question = element("div", { className: "question", role: "group", "aria-labelledby": "question", hidden: true });
    this.question.append(element("p", { id: "question" }, words.freshAsk), yes, no);
  }

  #buildWelcome() {
    const starters = words.starters.map((words_) => {
      const starter = element("button", { type: "button" }, words_);
      starter.addEventListener("click", () => this.#say(words_));
      return starter;
    });
    this.welcome = element("div", { className: "welcome" }, element("span", { className: "mark", "aria-hidden": "true" }));
    this.starters = element("div", { className: "choices" }, ...starters);
    this.welcome.append(element("h3", {}, words.welcomeTitle), element("p", {}, words.welcome), this.starters);
  }

  #listen() {
    this.launcher.addEventListener("click", () => (this.#isOpen ? this.close() : this.open()));
    this.window.addEventListener("keydown", (event) => this.#key(event));
    this.scroll.addEventListener("scroll", () => (this.more.hidden = this.more.hidden || this.#atEnd()));
    this.more.addEventListener("click", () => {
      this.#toEnd();
      this.#readyToWrite();
    });
    for (const kind of ["dragenter", "dragover"])
      this.window.addEventListener(kind, (event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        this.window.classList.add("drop");
      });
    this.dropping.addEventListener("dragleave", () => this.window.classList.remove("drop"));
    this.window.addEventListener("drop", (event) => {
      event.preventDefault();
      this.window.classList.remove("drop");
      this.composer.addPhotos(event.dataTransfer.files);
    });
  }

  #key(event) {
    if (event.key === "Escape") return this.question.hidden ? this.close() : this.#ask(false);
    if (event.key !== "Tab") return undefined;
    const stops = [...this.window.querySelectorAll(FOCUSABLE)].filter((stop) => stop.checkVisibility());
    const from = this.root.activeElement;
    const leaving = event.shiftKey ? from === stops[0] : from === stops.at(-1);
    if (!leaving) return undefined;
    event.preventDefault();
    return (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }

  #show() {
    this.memory.opened = true;
    this.corner.classList.add("open");
    this.window.hidden = false;
    this.launcher.setAttribute("aria-expanded", "true");
    this.composer.write(this.composer.input.value);
    this.#see();
    this.#draw();
    this.#toEnd();
  }

  #say(text, photos = []) {
    this.transcript.remember(photos);
    this.conversation.say(text, photos.map((photo) => photo.id));
    this.#toEnd();
    this.#readyToWrite();
  }

  #edit(clientId) {
    this.composer.write(this.conversation.takeBack(clientId));
    this.composer.input.focus();
  }

  #ask(asking) {
    this.question.hidden = !asking;
    if (asking) this.question.querySelector("button").focus();
    else this.#readyToWrite();
  }

  #see() {
    if (this.#isOpen && !document.hidden) this.conversation.see();
  }

  #draw() {
    const { conversation } = this;
    const wasAtEnd = this.#atEnd();
    const added = this.transcript.draw();
    const begun = this.transcript.list.childElementCount > 0;
    this.starters.hidden = begun;
    this.welcome.classList.toggle("begun", begun);
    const owner = words.owner[conversation.owner];
    setText(this.owner, typeof owner === "function" ? owner(conversation.agent) : owner);
    this.window.dataset.owner = conversation.owner;
    this.typing.hidden = !conversation.thinking;
    setText(this.typing.firstChild, conversation.thinking ? words.typing : "");
    setText(this.trouble, conversation.notice || (conversation.reachable ? "" : words.offline));
    const last = conversation.messages.at(-1);
    const asking = last && last.author !== "customer" && !conversation.pending.length ? last : null;
    this.composer.expect(asking?.asks ?? null, Boolean(asking?.buttons.length));
    this.#count();
    this.#follow(added, wasAtEnd);
    this.#see();
  }

  #count() {
    const unread = this.#isOpen ? 0 : this.conversation.unread;
    this.badge.hidden = !unread;
    setText(this.badge, String(unread));
    this.launcher.setAttribute("aria-label", this.#isOpen ? words.close : unread ? words.launchUnread(unread) : words.launch);
  }

  /** Stays at the end for who is there, but never scrolls the beginning of a long answer away. */
  #follow(added, wasAtEnd) {
    if (!this.#isOpen || !added.length) return;
    const answer = added.at(-1).classList.contains("bot");
    if (wasAtEnd) this.#toEnd(answer ? [...this.transcript.list.querySelectorAll(".customer")].at(-1)?.nextElementSibling : null);
    else if (!added.at(-1).classList.contains("customer")) this.more.hidden = false;
  }

  /** Puts the focus where the customer goes on; on touch screens not into the input, whose keyboard would cover the chat. */
  #readyToWrite() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch && this.root.activeElement !== this.composer.input ? this.scroll : this.composer.input).focus({ preventScroll: true });
  }

  #atEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 60;
  }

  #toEnd(keepInSight) {
    const end = this.scroll.scrollHeight - this.scroll.clientHeight;
    const beginning = keepInSight ? keepInSight.offsetTop : end;
    // A few pixels more are not worth a cut at the foot.
    this.scroll.scrollTop = end - beginning < 48 ? end : beginning;
    this.more.hidden = end - this.scroll.scrollTop < 8;
  }

  /** On phones the on-screen keyboard covers the page without resizing it: the window takes what is left. */
  #fitKeyboard() {
    const fit = () => this.corner.style.setProperty("--visible-height", `${visualViewport.height}px`);
    visualViewport?.addEventListener("resize", fit);
    if (window.visualViewport) fit();
  }
}

function button(picture, name, clicked) {
  const made = element("button", { type: "button", className: picture, "aria-label": name, title: name }, icon(picture));
  made.addEventListener("click", clicked);
  return made;
}

/** Sets a text only where it differs, so that screen readers do not say it again. */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
