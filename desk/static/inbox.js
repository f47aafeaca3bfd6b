/** The agents' inbox: keeps the page up to date, and the hands on the keyboard. */
import { keepFresh, showTimes, takeIn } from "./inbox/fresh.js";
import { listenForKeys } from "./inbox/keys.js";
import { openPhotos } from "./inbox/photos.js";
import { sendReplies } from "./inbox/reply.js";

const page = document.body;
takeIn(page);
showTimes(page);
setInterval(() => showTimes(page), 30_000);
const refresh = page.dataset.fragment ? keepFresh(page) : async () => {};
listenForKeys(page);
openPhotos(page);
sendReplies(page, refresh);
