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

  async function lock() {
    if (leaving) return;
    leaving = true;
    hide();
    await Promise.race([window.keepDrafts?.({ leaving: true }), new Promise((done) => setTimeout(done, 3000))]);
    const here = window.location.pathname + window.location.search;
    window.location.replace(`${data.lockUrl}?${new URLSearchParams({ next: here })}`);
  }

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
})();
