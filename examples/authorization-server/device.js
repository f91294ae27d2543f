// Keeps the page up to date: listens for changes, fetches the page again, and replaces what is different.

const prompts = document.querySelector("#prompts");
const status = document.querySelector("#status");
const connection = document.querySelector("#connection");

/** When the countdown of each card ends, in milliseconds on this page's monotonic clock. */
const ends = new WeakMap();

function startClocks() {
  for (const clock of prompts.querySelectorAll(".clock")) {
    if (!ends.has(clock)) ends.set(clock, performance.now() + Number(clock.dataset.seconds) * 1000);
  }
}

function showTime() {
  for (const clock of prompts.querySelectorAll(".clock")) {
    const seconds = Math.max(0, Math.round((ends.get(clock) - performance.now()) / 1000));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.closest(".left").classList.toggle("urgent", seconds <= 20);
  }
}

/** Leaves unchanged cards untouched, to preserve focus and scroll position. */
function show(text) {
  const fresh = [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("#prompts > .card")];
  for (const card of [...prompts.children]) if (!fresh.some(({ id }) => id === card.id)) card.remove();
  fresh.forEach((card, place) => {
    const old = document.getElementById(card.id);
    const title = card.querySelector("h2");
    if (old?.dataset.state !== card.dataset.state) {
      const focused = old?.contains(document.activeElement);
      if (old) old.replaceWith(card);
      else prompts.insertBefore(card, prompts.children[place] ?? null);
      status.textContent = `${title.textContent.trim()} ${card.querySelector(".outcome")?.textContent ?? ""}`;
      if (focused) title.focus();
    }
  });
  startClocks();
  showTime();
}

let asked = 0;
let shown = 0;

/** Loads and shows a page, unless a later request has been made in the meantime. */
async function load(path, init) {
  const turn = ++asked;
  try {
    const response = await fetch(path, init);
    if (!response.ok) throw new Error(response.statusText);
    const text = await response.text();
    if (turn < shown) return;
    shown = turn;
    show(text);
    connection.textContent = "";
  } catch {
    connection.textContent = "Something went wrong. Load the page again to see where things stand.";
  }
}

prompts.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  // Not `disabled`, which would lose the focus.
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  await load(form.action, { method: "POST", body });
  form.ariaBusy = "false";
});

// Browsers limit connections to a server to six. So only one tab at a time has the event stream, and it notifies the others.
const name = `device:${prompts.dataset.subject}`;
const channel = new BroadcastChannel(name);

function hear(news) {
  if (news === "message") void load("/device");
  else connection.textContent = news === "open" ? "" : "Not connected. Trying again …";
}

channel.addEventListener("message", ({ data }) => hear(data));

/** Never resolves, so the tab holds the lock, and with it the stream, until it is closed. */
function listen() {
  const events = new EventSource("/device/events");
  for (const news of ["message", "open", "error"]) {
    events.addEventListener(news, () => {
      channel.postMessage(news);
      hear(news);
    });
  }
  return new Promise(() => {});
}

void navigator.locks.request(name, listen);
// Something may have changed since the page was rendered, and another tab may have the stream.
void load("/device");

startClocks();
setInterval(showTime, 1000);
