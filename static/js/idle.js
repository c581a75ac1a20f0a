// Locks the screen after idle time (CJIS AC-11): hides what is shown, then goes to the lock page.
// Other tabs count as activity through the server, never through storage:
//   GET  data-idle-url → {"remaining": seconds} and extends nothing
//   POST data-idle-url → the person is active here; extends the session
(() => {
  "use strict";
  const data = document.body.dataset;
  const limit = Number(data.idleSeconds) * 1000;
  if (!limit || !data.lockUrl) return;
  const TELL = 60000;
  let active = Date.now(), told = Date.now(), leaving = false;

  function token() {
    return JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";
  }

  // Reading and typing are activity, though they send nothing by themselves.
  function touch() {
    active = Date.now();
    if (data.idleUrl && active - told > TELL) {
      told = active;
      fetch(data.idleUrl, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token() } }).catch(() => {});
    }
  }
  for (const kind of ["keydown", "pointerdown", "wheel", "touchmove", "input"]) {
    document.addEventListener(kind, touch, { passive: true, capture: true });
  }

  async function elsewhere() {
    if (!data.idleUrl) return 0;
    try {
      const answer = await fetch(data.idleUrl, { redirect: "manual", headers: { "Accept": "application/json" } });
      return answer.ok ? Number((await answer.json()).remaining) * 1000 : 0;
    } catch {
      return 0;
    }
  }

  function hide() {
    document.body.classList.add("tf-hidden-content");
    const veil = document.createElement("div");
    veil.className = "tf-veil";
    veil.textContent = "Locked";
    document.body.append(veil);
    document.querySelectorAll("dialog[open]").forEach((one) => one.close());
    document.title = "Locked";
  }

  const pause = (time) => new Promise((done) => setTimeout(done, time));

  async function leave(place, notBefore = 0, said = {}) {
    if (leaving) return;
    leaving = true;
    hide();
    await Promise.race([window.keepDrafts?.({ leaving: true }), pause(3000)]);
    await pause(Math.max(0, notBefore - Date.now()));
    const here = window.location.pathname + window.location.search;
    window.location.replace(`${place}?${new URLSearchParams({ ...said, next: here })}`);
  }
  const lock = () => leave(data.lockUrl);

  async function look() {
    const left = limit - (Date.now() - active);
    if (left > 0) return wait(left);
    const remaining = await elsewhere();
    if (remaining > 1000 && limit - (Date.now() - active) <= 0) {
      active = Date.now() - (limit - Math.min(remaining, limit));
      return wait(remaining);
    }
    return lock();
  }
  const wait = (time) => setTimeout(look, Math.min(time + 250, 30000));
  // A machine that slept must not show the page when it wakes.
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && Date.now() - active >= limit) look(); });
  wait(limit);

  // The log-in ends at its hour, however active the person is: what is typed is kept before that.
  const end = Date.now() + Number(data.sessionSeconds) * 1000;
  if (data.logInUrl && end) setTimeout(() => leave(data.logInUrl, end + 1000, { ended: "1" }), Math.max(0, end - Date.now() - 8000));
})();
