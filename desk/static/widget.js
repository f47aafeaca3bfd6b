/**
 * The returns chat in the corner of a shop's page: one tag embeds it.
 *
 *   <script type="module" src="https://desk.example/static/widget.js" data-ringback="https://desk.example"></script>
 *
 * Any element of the page with `data-ringback-say="words"` opens the chat with these words ready to send.
 */
import { Api } from "./widget/api.js";
import { Conversation } from "./widget/conversation.js";
import { Memory } from "./widget/memory.js";
import { Panel } from "./widget/panel.js";

/** The chat as an element of its own, so that the page's styles and the chat's never meet. */
class RingbackChat extends HTMLElement {
  connectedCallback() {
    if (this.panel) return;
    const base = this.getAttribute("base");
    const memory = new Memory(base);
    const conversation = new Conversation(new Api(base), memory);
    const root = this.attachShadow({ mode: "open" });
    const style = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL("widget.css", import.meta.url).href,
    });
    this.panel = new Panel(root, conversation, memory);
    // Without its style the chat would flash across the page: it appears once the style is there, or has failed.
    style.onload = style.onerror = () => this.panel.appear();
    root.prepend(style);
    document.addEventListener("click", (event) => this.#asked(event));
    conversation.resume();
  }

  #asked(event) {
    const asking = event.target.closest?.("[data-ringback-say]");
    if (!asking) return;
    event.preventDefault();
    this.panel.open(asking.dataset.ringbackSay);
  }
}

if (!customElements.get("ringback-chat")) {
  customElements.define("ringback-chat", RingbackChat);
  const tag = document.querySelector("script[data-ringback]");
  const chat = document.createElement("ringback-chat");
  chat.setAttribute("base", new URL(tag?.dataset.ringback || "/", tag?.src || import.meta.url).href.replace(/\/$/, ""));
  document.body.append(chat);
}
