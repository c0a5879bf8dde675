// What the pages do beyond their forms and links. Everything here is an addition: without it, all still works.

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const composing = (event) => event.isComposing || event.keyCode === 229; // 229: Safari's Enter that ends a conversion

// While kana are being converted, nobody hears of input; once at the end, everybody does.
document.addEventListener("input", (event) => event.isComposing && event.stopImmediatePropagation(), true);
document.addEventListener("compositionend", (event) => event.target.dispatchEvent(new Event("input", { bubbles: true })), true);

// ---- after an answer: the form is emptied, the fold closes, the focus stays in the list

let asked = null;

document.addEventListener("htmx:before:request", ({ target }) => {
  if (!target.matches?.("form")) return;
  const item = target.closest(".item, .row");
  asked = { form: target, place: item ? all(".item, .row").indexOf(item) : -1 };
});

document.addEventListener("htmx:after:swap", () => {
  if (!asked) return;
  const { form, place } = asked;
  asked = null;
  if ($("#main .refused")) return;
  if (form.isConnected && form.closest("#main")) {
    form.reset();
    form.closest("details")?.removeAttribute("open");
  }
  if (document.activeElement !== document.body) return;
  const items = all(".item, .row");
  const next = place >= 0 && items[Math.min(place, items.length - 1)];
  ((next && $("a, button", next)) || $("#main")).focus({ preventScroll: true });
});

// Language, colours and keys stand in the frame around the swapped part: when they change, all is loaded anew.
const frame = $("#main")?.dataset.frame;
document.addEventListener("htmx:after:swap", () => $("#main")?.dataset.frame !== frame && location.reload());

const trouble = (event) => {
  if (event.detail?.ctx?.response?.status === 403) return location.reload();
  const line = document.createElement("div");
  line.className = "toast";
  line.textContent = document.body.dataset.trouble;
  $("#toast").replaceChildren(line);
};
document.addEventListener("htmx:response:error", (event) => event.detail.ctx.response.status !== 422 && trouble(event));
document.addEventListener("htmx:error", (event) => event.detail?.error?.name !== "AbortError" && trouble(event));

const unhide = () => all("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard));
document.addEventListener("htmx:after:swap", unhide);
unhide();
document.addEventListener("click", (event) => {
  const text = $(event.target.closest?.("[data-copy]")?.dataset.copy ?? ":not(*)");
  if (text) navigator.clipboard.writeText(text.value).then(() => text.select());
});

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#toast .x")) return;
  event.preventDefault();
  $("#toast").replaceChildren();
});

// What was done has been said: a reload need not say it again.
const here = new URL(location.href);
if (here.searchParams.has("done")) {
  here.searchParams.delete("done");
  history.replaceState(history.state, "", here);
}

// ---- the palette (⌘K) and the sheet of keys

const palette = $("#pal");
const query = $("#pal-q");
const sheet = $("#keys");

const openPalette = (text = "") => {
  if (!palette || palette.open) return;
  query.value = text;
  palette.showModal();
  query.focus();
  htmx.trigger(query, "opened");
};

if (!/Mac|iP/.test(navigator.platform)) all("kbd").forEach((key) => (key.textContent = key.textContent.replace("⌘", "Ctrl ")));

$("#ask")?.addEventListener("pointerdown", (event) => (event.preventDefault(), openPalette()));
$("[data-find]")?.addEventListener("click", (event) => (event.preventDefault(), openPalette()));

for (const dialog of [palette, sheet]) dialog?.addEventListener("click", (event) => event.target === dialog && dialog.close());

palette?.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const stops = [query, ...all("a, #found button", palette)];
  const to = stops[stops.indexOf(document.activeElement) + step] ?? stops.at(step > 0 ? 0 : -1);
  to.focus();
});

// Enter in the palette opens what stands first, as soon as it stands there for these very words.
let shownFor = "";
document.addEventListener("htmx:after:request", (event) => event.target === query && (shownFor = query.value));
query?.form.addEventListener("submit", (event) => {
  const first = $("#found a, #found button");
  if (!first || shownFor !== query.value) return;
  event.preventDefault();
  first.click();
});

// ---- single keys

const places = {
  t: "/today/", p: "/people/", e: "/ties/", n: "/capture/", i: "/import/", r: "/reception/", h: "/history/", s: "/settings/",
  y: "/promises/",
};
let went = 0;

const move = (step) => {
  const items = all(".item, .row, .deeds li, .jobs li").filter((item) => !item.parentElement.closest(".item"));
  const at = items.indexOf(document.activeElement.closest(".item, .row, .deeds li, .jobs li"));
  const item = items[Math.min(Math.max(at + step, 0), items.length - 1)];
  if (item) ($("a", item) ?? $("button", item))?.focus();
  item?.scrollIntoView({ block: "nearest" });
};
const press = (key) => $(`[data-key="${key}"]`, document.activeElement.closest(".item, .row, .deeds li") ?? $("#toast"))?.click();
const keys = {
  j: () => move(1),
  k: () => move(-1),
  e: () => press("e"),
  l: () => press("l"),
  d: () => press("d"),
  a: () => press("a"),
  z: () => ($('#toast [data-key="z"]') ? $('#toast [data-key="z"]').click() : location.assign(places.h)),
  "?": () => sheet?.showModal(),
  "/": () => openPalette(),
};

document.addEventListener("keydown", (event) => {
  if (composing(event)) return;
  if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
    return;
  }
  const writing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
  if (writing || event.metaKey || event.ctrlKey || event.altKey || document.body.dataset.keys === "off") return;
  const key = event.key;
  if (key === "g") went = Date.now();
  else if (places[key] && Date.now() - went < 1500) location.assign(places[key]);
  else if (keys[key]) keys[key]();
  else return;
  if (key !== "g") went = 0;
  event.preventDefault();
});

// ---- the ring: one stop for Tab, from there the arrows lead to whoever is nearest that way

const around = () => all(".ring a").filter((node) => node.checkVisibility());
const enterRing = () => {
  const nodes = around();
  const first = nodes.find((node) => node.matches(".hot")) ?? nodes[0];
  nodes.forEach((node) => node.setAttribute("tabindex", node === first ? 0 : -1));
};
enterRing();
document.addEventListener("htmx:after:swap", enterRing);
document.addEventListener("keydown", (event) => {
  const from = event.target.closest?.(".ring a");
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!from || !way) return;
  event.preventDefault();
  const middle = (node) => (({ x, y, width, height }) => [x + width / 2, y + height / 2])(node.getBoundingClientRect());
  const [x, y] = middle(from);
  const far = (node) => {
    const [dx, dy] = [middle(node)[0] - x, middle(node)[1] - y];
    const along = dx * way[0] + dy * way[1];
    return along > 1 ? along + 2 * Math.abs(dx * way[1] + dy * way[0]) : Infinity;
  };
  const to = around().reduce((best, node) => (far(node) < far(best) ? node : best), from);
  if (far(to) === Infinity) return;
  from.setAttribute("tabindex", -1);
  to.setAttribute("tabindex", 0);
  to.focus();
});

// ---- drafts: copied by a button, which is there only where it works

const offerCopies = () => all(".copy").forEach((button) => (button.hidden = !navigator.clipboard));
offerCopies();
document.addEventListener("htmx:after:swap", offerCopies);
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".copy");
  if (!button) return;
  await navigator.clipboard.writeText($("textarea", button.closest("details")).value);
  button.classList.add("did");
});

// ---- files: dropped anywhere on the page, sent with a bar that tells how much has arrived

const drop = $("#drop");

// What lies in a dropped folder, each file with the folders before it.
const filesOf = async (entry, before = "") => {
  if (entry.isFile) return new Promise((yes, no) => entry.file((file) => yes([[file, before + file.name]]), no));
  const reader = entry.createReader();
  const inside = [];
  for (let some = []; (some = await new Promise((yes, no) => reader.readEntries(yes, no))).length; ) inside.push(...some);
  return (await Promise.all(inside.map((inner) => filesOf(inner, `${before}${entry.name}/`)))).flat();
};

// A file's own date tells later whose word is newer. A browser that does not know it says: now.
const dateOf = ({ lastModified }) => (Date.now() - lastModified > 2000 ? lastModified : 0);

const send = (body, files) => {
  body.append("dated", files.map(dateOf).join());
  const bar = $("#sent");
  const request = new XMLHttpRequest();
  bar.hidden = false;
  request.upload.onprogress = ({ loaded, total }) => (bar.value = total ? loaded / total : 0);
  request.onload = () => (request.status < 400 ? location.assign(drop.action) : trouble({}));
  request.onerror = () => trouble({});
  request.open("POST", drop.action);
  request.send(body);
};

if (drop) {
  for (const input of [$("#files"), $("#folder")]) {
    const sendChosen = () => send(new FormData(input.form), [...input.files]);
    input.addEventListener("change", () => input.files.length && sendChosen());
    input.form.addEventListener("submit", (event) => (event.preventDefault(), sendChosen()));
  }
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
    });
  document.addEventListener("drop", async ({ dataTransfer }) => {
    // What was dropped is there only now, before anything is waited for.
    const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = [...dataTransfer.files].map((file) => [file, file.name]);
    const dropped = entries.length ? (await Promise.all(entries.map((entry) => filesOf(entry)))).flat() : files;
    if (!dropped.length) return;
    const body = new FormData(drop);
    body.delete("files");
    for (const [file, name] of dropped) body.append("files", file, name);
    send(body, dropped.map(([file]) => file));
  });
}
