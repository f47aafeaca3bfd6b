/** Elements made from plain values: text is always text, never markup. */

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** A new element with properties, attributes (`aria-…`, `data-…`, `role`) and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name in made && !name.includes("-")) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A picture of the chat's own set, by its path in a 24 by 24 field. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  chat: "M4.5 11.2c0-3.9 3.4-7 7.5-7s7.5 3.1 7.5 7-3.4 7-7.5 7c-1 0-2-.2-2.9-.5L5 19.5l.9-3.6a6.7 6.7 0 0 1-1.4-4.7Z M9 11.2h.01M12 11.2h.01M15 11.2h.01",
  close: "m6.5 6.5 11 11m0-11-11 11",
  send: "M12 19V5.5m0 0-5.5 5.6M12 5.5l5.5 5.6",
  photo: "M4.5 8.5c0-.8.7-1.5 1.5-1.5h2.2l1.3-2h5l1.3 2H18c.8 0 1.5.7 1.5 1.5v8.8c0 .8-.7 1.5-1.5 1.5H6c-.8 0-1.5-.7-1.5-1.5V8.5Z M12 15.7a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8Z",
  fresh: "M5 12a7 7 0 1 0 2.2-5.1M5 4.5v3.4h3.4",
  copy: "M9 9.5c0-.6.4-1 1-1h7.5c.6 0 1 .4 1 1V17c0 .6-.4 1-1 1H10c-.6 0-1-.4-1-1V9.5Z M15 8.5V6.5c0-.6-.4-1-1-1H6.5c-.6 0-1 .4-1 1V14c0 .6.4 1 1 1H9",
  done: "m5.5 12.5 4.2 4.2 8.8-9.2",
};

/** A text with its web addresses as links and everything else as it stands, newlines included. */
export function linked(text) {
  const whole = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    whole.append(text.slice(from, match.index));
    whole.append(element("a", { href: match[0], target: "_blank", rel: "noopener noreferrer nofollow" }, match[0]));
    from = match.index + match[0].length;
  }
  whole.append(text.slice(from));
  return whole;
}
