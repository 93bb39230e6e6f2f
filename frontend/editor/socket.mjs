// The line to the server: a socket, opened again and again with longer pauses; where none can be opened, plain requests.

const PAUSES = [300, 700, 1500, 3000, 6000, 10000];
const GIVE_UP_SOCKET_AFTER = 3; // attempts that never opened; proxies that block sockets do so always
const ASK_EVERY = 1500;

export class SocketLine {
  constructor({ url, enter, make = (address) => new WebSocket(address) }) {
    Object.assign(this, { url, enter, make });
    this.failed = 0;
    this.everOpen = false;
  }

  start() {
    this.stopped = false;
    this.connect();
  }

  connect() {
    clearTimeout(this.timer);
    if (this.stopped || this.socket) return;
    const socket = (this.socket = this.make(this.url));
    socket.onopen = () => {
      this.failed = 0;
      this.everOpen = true;
      socket.send(JSON.stringify(this.enter()));
    };
    socket.onmessage = (event) => this.socket === socket && this.heard(JSON.parse(event.data));
    socket.onclose = () => this.socket === socket && this.closed();
    socket.onerror = () => {}; // close follows
  }

  closed() {
    this.socket = null;
    this.lost();
    if (this.stopped) return;
    const pause = PAUSES[Math.min(this.failed, PAUSES.length - 1)];
    this.failed += 1;
    if (!this.everOpen && this.failed >= GIVE_UP_SOCKET_AFTER) this.blocked?.();
    this.timer = setTimeout(() => this.connect(), pause * (0.7 + Math.random() * 0.6));
  }

  // The network is back, or the page was looked at again.
  hurry() {
    if (!this.socket) {
      this.failed = 0;
      this.connect();
    }
  }

  say(message) {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket?.close();
    this.socket = null;
  }
}

export class PlainLine {
  constructor({ url, enter, token, ask = fetch.bind(globalThis) }) {
    Object.assign(this, { url, enter, token, ask });
  }

  start() {
    this.stopped = false;
    this.look();
  }

  async look() {
    clearTimeout(this.timer);
    const { version } = this.enter();
    await this.exchange(`${this.url}?version=${version ?? ""}`, {});
    if (!this.stopped) this.timer = setTimeout(() => this.look(), ASK_EVERY);
  }

  async say(message) {
    if (message.type === "look") return this.look();
    if (message.type !== "steps") return undefined;
    const { client } = this.enter();
    const body = new URLSearchParams({ version: message.version, client, steps: JSON.stringify(message.steps) });
    return this.exchange(this.url, { method: "POST", body, headers: { "X-CSRFToken": this.token } });
  }

  async exchange(url, options) {
    try {
      const answer = await this.ask(url, { ...options, redirect: "manual", headers: { ...options.headers, Accept: "application/json" } });
      if (answer.type === "opaqueredirect" || answer.status === 404) this.heard({ type: "not_let_in", sentence: "" });
      else this.heard(await answer.json());
    } catch {
      this.lost();
    }
  }

  hurry() {
    this.look();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
