/** What changes while an agent looks at it: the page's regions, the count of who waits, and the times. */

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const dated = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const span = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "long" });
const UNSEEN = 20_000;
/** How far the shop's clock is before this machine's: what is due is due by the shop's. */
const AHEAD = new Date(document.body.dataset.now) - Date.now();
const SPANS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** How each region came from the desk: what is the same again stays as it is, under the agent's hands. */
const known = new WeakMap();

/** Takes the page as the desk sent it, a transcript at its end. */
export function takeIn(page) {
  for (const region of page.querySelectorAll("[data-region]")) known.set(region, region.outerHTML);
  for (const region of page.querySelectorAll("[data-stick]")) region.scrollTop = region.scrollHeight;
}

/** Writes every time in the reader's own zone and words. */
export function showTimes(within) {
  for (const time of within.querySelectorAll("time[data-moment]")) {
    const at = new Date(time.dateTime);
    time.textContent = (at.toDateString() === new Date(Date.now() + AHEAD).toDateString() ? clock : dated).format(at);
  }
  for (const time of within.querySelectorAll("time[data-day]")) time.textContent = day.format(new Date(time.dateTime));
  for (const time of within.querySelectorAll("time[data-ago]")) {
    const seconds = Math.round((Date.now() + AHEAD - new Date(time.dateTime)) / 1_000);
    const [unit, size] = SPANS.find(([, long]) => Math.abs(seconds) >= long) ?? ["minute", 60];
    time.textContent = span.format(-Math.floor(seconds / size), unit);
    time.title = dated.format(new Date(time.dateTime));
  }
}

/**
 * Follows the desk's events and swaps what is different; returns a function that does so at once.
 *
 * A page that is not seen only asks how many wait, now and then: a browser has few connections to one host, and an agent
 * has many tabs.
 */
export function keepFresh(page) {
  const { follow, fragment } = page.dataset;
  const title = document.title;
  const refresh = coalesced(() => swap(page, fragment));
  let open = [];
  let known = null;
  const waiting = (number) => {
    count(number, title);
    if (known !== null && number > known) tell();
    known = number;
  };
  const listen = () => {
    for (const source of open) source.close();
    open = document.hidden ? [] : [listTo(page, waiting, follow ? () => {} : refresh), ...(follow ? [talkOf(follow, refresh)] : [])];
  };
  document.addEventListener("visibilitychange", listen);
  setInterval(() => document.hidden && ask(waiting), UNSEEN);
  listen();
  return refresh;
}

function listTo(page, waiting, refresh) {
  const source = new EventSource(page.dataset.events);
  source.addEventListener("changed", (event) => {
    waiting(JSON.parse(event.data).waiting);
    refresh();
  });
  const offline = document.querySelector(".offline");
  source.onopen = () => (offline.textContent = "");
  source.onerror = () => (offline.textContent = offline.dataset.offline);
  return source;
}

function talkOf(address, refresh) {
  const source = new EventSource(address);
  for (const kind of ["message", "state"]) source.addEventListener(kind, refresh);
  return source;
}

async function ask(waiting) {
  const response = await fetch("/api/inbox/conversations?show=open").catch(() => null);
  if (!response?.ok) return;
  const { conversations } = await response.json();
  waiting(conversations.filter((row) => row.owner === "waiting").length);
}

function count(waiting, title) {
  const badge = document.querySelector(".badge");
  badge.hidden = waiting === 0;
  badge.querySelector(".count").textContent = waiting;
  document.title = waiting ? `(${waiting}) ${title}` : title;
}

function tell() {
  const told = document.getElementById("told");
  told.textContent = "";
  told.textContent = told.dataset.waiting;
}

/** Runs an asynchronous job once at a time; what is asked for meanwhile makes one more run. */
function coalesced(job) {
  let running = null;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return running;
    }
    running = job().finally(() => {
      running = null;
      if (again) {
        again = false;
        run();
      }
    });
    return running;
  };
  return run;
}

async function swap(page, fragment) {
  // A desk that cannot be reached is told by the event source; its next word starts another try.
  const response = await fetch(fragment, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!response) return;
  if (response.redirected || response.status === 401) return location.reload();
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const region of fresh.querySelectorAll("[data-region]")) {
    const old = page.querySelector(`[data-region="${region.dataset.region}"]`);
    const source = region.outerHTML;
    if (known.get(old) === source) continue;
    known.set(region, source);
    exchange(old, document.adoptNode(region));
  }
}

/** Puts a region in another's place, with what the agent was doing in it: words, focus, open parts, how far it was scrolled. */
function exchange(old, region) {
  for (const field of region.querySelectorAll("textarea[id], input[id], select[id]")) field.value = old.querySelector(`#${CSS.escape(field.id)}`)?.value ?? field.value;
  for (const part of region.querySelectorAll("details[id]")) part.open = old.querySelector(`#${CSS.escape(part.id)}`)?.open ?? part.open;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const { scrollTop } = old;
  const selection = typeof focused?.selectionStart === "number" ? [focused.selectionStart, focused.selectionEnd] : null;
  const atEnd = isAtEnd(old);
  showTimes(region);
  old.replaceWith(region);
  region.scrollTop = atEnd && "stick" in region.dataset ? region.scrollHeight : scrollTop;
  const next = focused && (focused === old ? region : counterpart(region, focused));
  next?.focus({ preventScroll: true });
  if (selection && next) next.setSelectionRange(...selection);
}

function counterpart(region, focused) {
  if (focused.id) return region.querySelector(`#${CSS.escape(focused.id)}`);
  const href = focused.getAttribute("href");
  return href ? region.querySelector(`[href="${CSS.escape(href)}"]`) : region.querySelector("button.primary");
}

function isAtEnd(region) {
  return region.scrollHeight - region.scrollTop - region.clientHeight < 80;
}
