// Beside the form: the public page of what is being written, at the width of a phone or of a desk; and a draft that
// saves its text by itself. Without this module there is the preview of what was saved.
const panel = document.querySelector("[data-live]");
const form = document.querySelector("#article_form");
const LOOK = 900, SAVE = 20_000; // ms of silence before the page is asked for, and before the draft is saved
const WIDTHS = { phone: 390, desk: 1280 };
const NOT_SENT = new Set(["_save", "_continue", "_addanother", "_move"]);

const texts = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_SENT.has(name) && !name.includes("__prefix__"));

function preview() {
  const side = panel.closest(".desk-side"), stage = panel.querySelector(".stage"), switcher = panel.querySelector("[data-open]");
  let width = localStorage.getItem("live-width") === "desk" ? "desk" : "phone", timer, shown = null, number = 0;

  function fit() {
    const wide = WIDTHS[width], room = stage.clientWidth;
    const scale = width === "phone" ? Math.min(1, room / wide) : room / wide;
    for (const frame of stage.children) {
      frame.style.width = `${wide}px`;
      frame.style.height = `${stage.clientHeight / scale}px`;
      frame.style.transform = scale === 1 ? "" : `scale(${scale})`;
    }
  }

  // A new frame comes in behind the one that is seen, and takes its place and its scroll once it is there.
  function ask() {
    clearTimeout(timer);
    const frame = document.createElement("iframe");
    frame.name = `live-${number += 1}`;
    frame.title = panel.dataset.title;
    frame.className = "coming";
    stage.append(frame);
    fit();
    const sent = document.createElement("form");
    Object.assign(sent, { method: "post", action: panel.dataset.live, target: frame.name, hidden: true });
    for (const [name, value] of texts()) {
      const box = document.createElement("textarea");
      [box.name, box.value] = [name, value];
      sent.append(box);
    }
    document.body.append(sent);
    frame.addEventListener("load", () => {
      if (!frame.contentDocument?.URL.startsWith("http")) return;
      const y = shown?.contentWindow?.scrollY ?? 0;
      for (const other of [...stage.children]) if (other !== frame && Number(other.name.slice(5)) < Number(frame.name.slice(5))) other.remove();
      frame.className = "";
      frame.contentWindow.scrollTo(0, y);
      shown = frame;
      panel.dataset.shown = frame.name;
    });
    sent.submit();
    sent.remove();
  }

  function set(open) {
    side.classList.toggle("live-open", open);
    document.querySelector(".desk-form").dataset.live = open ? width : "";
    switcher.setAttribute("aria-expanded", String(open));
    for (const button of panel.querySelectorAll("[data-width]")) button.setAttribute("aria-pressed", String(button.dataset.width === width));
    if (open) { fit(); ask(); } else { stage.replaceChildren(); shown = null; }
  }

  switcher.addEventListener("click", () => set(!side.classList.contains("live-open")));
  for (const button of panel.querySelectorAll("[data-width]")) button.addEventListener("click", () => {
    width = button.dataset.width;
    localStorage.setItem("live-width", width);
    set(true);
  });
  const changed = () => {
    if (!side.classList.contains("live-open")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, LOOK);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  window.django?.jQuery?.(form).on("change", changed); // autocompletes speak jQuery only
  addEventListener("resize", fit);
  panel.hidden = false;
}

function autosave() {
  const told = panel.querySelector("[data-said]");
  const say = window.gettext ?? ((words) => words);
  const rows = () => JSON.stringify(texts().filter(([name]) => /-\d+-(?!id$)\w+$/.test(name)));
  const before = rows();
  let timer, running = null, stopped = false;

  async function save() {
    const body = new FormData();
    for (const [name, value] of texts()) body.append(name, value);
    try {
      const answer = await fetch(panel.dataset.autosave, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      const { version, said, refused } = await answer.json();
      told.textContent = said ?? refused;
      if (answer.status === 409) stopped = true;
      if (answer.ok) {
        form.elements._version.value = version;
        document.querySelectorAll("[data-version]").forEach((one) => { one.dataset.version = version; });
        if (rows() !== before) told.textContent += say("; pictures and other rows wait for a save, this browser keeps them");
        document.dispatchEvent(new Event("desk:autosaved"));
      }
    } catch {
      // Offline or signed out: the browser keeps the text, see keep.js.
    }
  }

  const changed = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => { running = save().finally(() => { running = null; }); }, SAVE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (!running) return;
    // Two saves at once would meet each other as if two people had saved.
    event.preventDefault();
    const pressed = event.submitter;
    await running;
    form.requestSubmit(pressed);
  });
}

if (panel && form) {
  preview();
  if (panel.dataset.autosave) autosave();
}
