// Where the bytes of a case file come from: by ranges, under the pass of this reading.
// The server asks for the right anew at each range; when it is gone, nothing stays on the screen.
(() => {
  "use strict";
  const viewer = window.caseViewer = window.caseViewer || {};

  const REASONS = {
    401: "Your session was locked or has ended. Load the page again.",
    403: "You may no longer read this file.",
    404: "You may no longer read this file, or this reading is too old. Load the page again.",
    409: "The stored file does not open. Make it again.",
  };

  // One answer may be shorter than what was asked for: the rest is asked for again.
  async function bytes(data, begin, end) {
    const whole = new Uint8Array(end - begin);
    let at = begin;
    while (at < end) {
      const answer = await fetch(data.content, {
        headers: { "Range": `bytes=${at}-${end - 1}`, "X-Opening": data.opening, "Accept": "application/octet-stream" },
        redirect: "error",
      });
      if (answer.status !== 206) throw Object.assign(new Error("refused"), { status: answer.status });
      const part = new Uint8Array(await answer.arrayBuffer());
      if (!part.length) throw new Error("empty");
      whole.set(part, at - begin);
      at += part.length;
    }
    return whole;
  }

  async function patient(data, begin, end) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await bytes(data, begin, end);
      } catch (fault) {
        if ((fault.status && fault.status !== 429 && fault.status < 500) || tries >= 4) throw fault;
        await new Promise((done) => setTimeout(done, 500 * 2 ** tries));
      }
    }
  }

  viewer.source = async (library, data, failed) => {
    const size = Number(data.size);
    const first = await patient(data, 0, Math.min(size, 262144));
    class Source extends library.PDFDataRangeTransport {
      requestDataRange(begin, end) {
        patient(data, begin, end).then((part) => this.onDataRange(begin, part), failed);
      }
    }
    return new Source(size, first);
  };

  viewer.reason = (fault) => REASONS[fault?.status] || "The server cannot be reached. Load the page again, or download the file.";
})();
