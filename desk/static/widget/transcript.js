/** The conversation on the screen: an element per message, made once and kept. */
import { element, icon, linked } from "./dom.js";
import { words } from "./words.js";

const TOGETHER = 3 * 60 * 1_000;
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

/** Draws the messages of a conversation; `choose(button)` and `edit(client_id)` tell what the customer did with them. */
export class Transcript {
  #drawn = new Map();
  #pictures = new Map();

  constructor(conversation, { choose, edit }) {
    Object.assign(this, { conversation, choose, edit });
    this.list = element("ol", { className: "messages", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": words.transcript });
    this.list.tabIndex = -1;
  }

  /** Shows these photos from what the browser already has, instead of loading them again. */
  remember(photos) {
    for (const { id, preview } of photos) this.#pictures.set(id, Promise.resolve(preview));
  }

  /** Brings the screen up to date and returns the elements that are new. */
  draw() {
    const items = [...this.conversation.messages, ...this.conversation.pending.map((entry) => ({ ...entry, author: "customer" }))];
    const added = [];
    const kept = new Set();
    let offered = [];
    let before = null;
    for (const item of items) {
      const key = item.client_id ?? item.id;
      const spoken = item.author === "customer" ? (offered.find((button) => same(button.value, item.text))?.title ?? item.text) : item.text;
      if (item.author === "customer") offered = [];
      else if (item.buttons?.length) offered = item.buttons;
      if (!this.#drawn.has(key)) {
        this.#drawn.set(key, this.#message(item, spoken));
        added.push(this.#drawn.get(key));
      }
      kept.add(key);
      this.#dress(this.#drawn.get(key), item, before, items);
      before = item;
    }
    for (const [key, node] of this.#drawn) if (!kept.has(key)) this.#drop(key, node);
    this.#order(items);
    return added;
  }

  #drop(key, node) {
    node.remove();
    this.#drawn.delete(key);
  }

  #order(items) {
    let at = this.list.firstElementChild;
    for (const item of items) {
      const node = this.#drawn.get(item.client_id ?? item.id);
      if (node === at) at = at.nextElementSibling;
      else this.list.insertBefore(node, at);
    }
  }

  #message(item, spoken) {
    const name = { customer: words.you, bot: words.bot, agent: item.agent ?? words.agent, system: "" }[item.author];
    const node = element("li", { className: `message ${item.author}` });
    const when = new Date(item.created_at);
    const day = element("p", { className: "day" }, dayOf(when));
    const who = element("p", { className: "who" }, name);
    const time = element("time", { dateTime: item.created_at }, clock.format(when));
    node.append(day, who);
    if (spoken) node.append(element("div", { className: "bubble" }, linked(spoken)));
    if (item.photos?.length) node.append(this.#photos(item.photos));
    if (item.case) node.append(caseCard(item.case, item.case_url && this.conversation.api.base + item.case_url));
    node.append(time);
    return node;
  }

  /** What may change later: grouping, choices that are still open, and whether it is on its way. */
  #dress(node, item, before, items) {
    const when = new Date(item.created_at);
    const last = before && new Date(before.created_at);
    const newDay = !last || last.toDateString() !== when.toDateString();
    node.classList.toggle("new-day", newDay);
    node.classList.toggle("goes-on", !newDay && before.author === item.author && (before.agent ?? "") === (item.agent ?? "") && when - last < TOGETHER);
    const waiting = item.id === undefined;
    node.classList.toggle("waiting", waiting && item.refused === undefined && !this.conversation.reachable);
    node.classList.toggle("refused", item.refused !== undefined);
    this.#note(node, item, waiting);
    this.#choices(node, item, item === items.at(-1) || undefined);
  }

  /** What is wrong with a message: made anew only where it is something else, since it may just be pressed or read out. */
  #note(node, item, waiting) {
    const refused = item.refused !== undefined;
    const unsent = refused ? item.refused : this.conversation.reachable ? "" : words.waitingToSend;
    const says = waiting ? unsent : "";
    const shown = node.querySelector(".note");
    if ((shown?.dataset.says ?? "") === says) return;
    shown?.remove();
    if (!says) return;
    const note = element("p", { className: "note", role: refused ? "alert" : null, "data-says": says }, says);
    if (refused) {
      const edit = element("button", { type: "button" }, words.edit);
      edit.addEventListener("click", () => this.edit(item.client_id));
      note.append(" ", edit);
    }
    node.append(note);
  }

  #choices(node, item, open) {
    const shown = node.querySelector(".choices");
    if (!open || !item.buttons?.length) return shown?.remove();
    if (shown) return undefined;
    const buttons = item.buttons.map((button) => {
      const choice = element("button", { type: "button" }, button.title);
      choice.addEventListener("click", () => this.choose(button));
      return choice;
    });
    return node.append(element("div", { className: "choices", role: "group", "aria-label": words.choices }, ...buttons));
  }

  #photos(photos) {
    const row = element("div", { className: "photos" });
    for (const id of photos) {
      const picture = element("img", { alt: words.photoSent, className: "loading" });
      picture.onload = () => picture.classList.remove("loading");
      row.append(picture);
      this.#picture(id).then((source) => (picture.src = source), () => picture.classList.add("missing"));
    }
    return row;
  }

  #picture(id) {
    if (!this.#pictures.has(id)) {
      const loading = this.conversation.ensure().then((conversation) => this.conversation.api.picture(conversation, id));
      this.#pictures.set(id, loading);
      loading.catch(() => this.#pictures.delete(id));
    }
    return this.#pictures.get(id);
  }
}

/** The desk takes a leading slash from what customers send; a button's value loses it on the way too. */
function same(value, text) {
  return value === text || value.replace(/^\/+/, "") === text;
}

function dayOf(when) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(when).setHours(0, 0, 0, 0)) / 86_400_000);
  return [words.today, words.yesterday][days] ?? calendar.format(when);
}

function caseCard(number, page) {
  const copy = element("button", { type: "button", "aria-label": words.copyName(number) }, icon("copy"), element("span", {}, words.copy));
  const said = element("span", { className: "sr", role: "status" });
  copy.addEventListener("click", async () => {
    await copied(number);
    copy.replaceChildren(icon("done"), element("span", {}, words.copied));
    said.textContent = words.copied;
  });
  const value = element("strong", {}, number);
  const way = page ? element("a", { href: page, target: "_blank", rel: "noopener noreferrer" }, words.casePage) : null;
  return element("div", { className: "case" }, element("p", {}, words.caseNumber), value, copy, way, said);
}

/** Copies a text; where the browser keeps its clipboard closed, by the older way. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
