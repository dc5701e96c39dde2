// Asks the relay what docs/admin.md describes, and shows it.

import { drawHistory, hasHistory, keepHistory } from "./page.history.js";
import { found, keyed, make, tell } from "./page.parts.js";

const INTERVAL_MILLIS = 2000;
const LINKS_EVERY = 5;
const HISTORY_EVERY = 30;
const LINKS_MAX = 200;
const LACKS_MAX = 5;

function ago(time) {
  if (!time) {
    return "-";
  }
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

const millis = (value, count) => (value === undefined ? (count ? "more than 5 s" : "-") : `${value} ms`);

// Status

let news = "";

function showStatus(status) {
  tell(found("host"), `on ${status.host}`);
  tell(found("state"), status.state);
  found("state").classList.toggle("ready", status.state === "ready");
  const readiness = status.readiness;
  tell(
    found("about"),
    `${readiness["links-open"]} of ${readiness.links} links relaying, ` +
      `${readiness["servers-open"]} of ${readiness.servers} servers open, ` +
      `up ${ago(status.started)}, version ${status.version}`,
  );
  const lacks = readiness.degraded;
  const more = lacks.length - LACKS_MAX;
  const shown = more > 0 ? [...lacks.slice(0, LACKS_MAX), `and ${more} more`] : lacks;
  keyed(found("lacks"), shown, (line) => line, () => make("li", ""), tell);
  announce(status);
}

/** Read aloud by screen readers, so only when it is new. */
function announce(status) {
  const counts = status.findings ?? {};
  const open = (counts.alarm ?? 0) + (counts.warning ?? 0) + (counts.notice ?? 0);
  const text = `The relay on ${status.host} is ${status.state}. Open findings: ${open}, of them alarms: ${counts.alarm ?? 0}.`;
  if (text !== news) {
    news = text;
    tell(found("news"), text);
    document.title = `${open ? `(${open}) ` : ""}${status.host}: relay6 ${status.state}`;
  }
}

// Findings

function createFinding(finding) {
  const article = make("article", finding.severity);
  const title = make("h3", "", article);
  make("span", "severity", title);
  make("span", "title", title);
  for (const part of ["subject", "facts", "advice", "times quiet"]) {
    make("p", part, article);
  }
  return article;
}

function fillFinding(article, finding) {
  const part = (name) => article.querySelector("." + name);
  tell(part("severity"), finding.severity);
  tell(part("title"), ` ${finding.title}`);
  const where = [];
  if (finding.servers.length) {
    where.push(`server ${finding.servers.join(" and ")}`);
  }
  if (finding.link) {
    where.push(`link ${finding.link}`);
  }
  if (finding.detail) {
    where.push(finding.detail);
  }
  tell(part("subject"), where.join(", "));
  tell(part("facts"), finding.facts ?? "");
  tell(part("advice"), finding.advice);
  tell(
    part("times"),
    `${finding.code}: seen ${finding.count === 1 ? "once" : finding.count + " times"}, ` +
      `first ${ago(finding.opened)} ago, last ${ago(finding.seen)} ago`,
  );
  const messages = finding.evidence.map((message, index) => ({ ...message, index }));
  fillEvidence(article, messages);
}

function fillEvidence(article, messages) {
  let box = article.querySelector(".evidence");
  if (!box && messages.length) {
    box = make("div", "evidence", article);
  }
  if (box) {
    keyed(box, messages, (message) => message.index, createMessage, fillMessage);
  }
}

function createMessage() {
  const details = make("details", "");
  make("summary", "", details);
  make("pre", "", details).tabIndex = 0;
  return details;
}

function fillMessage(details, message) {
  tell(details.querySelector("summary"), message.what);
  tell(details.querySelector("pre"), message.text);
}

function showFindings({ findings, unwatched, "clients-shown": clientsShown }) {
  found("findings-hidden").hidden = clientsShown !== false || findings.length === 0;
  found("findings-none").hidden = findings.length > 0;
  tell(
    found("findings-none"),
    unwatched ? "The servers are not observed: server-set { observe = false }." : "There are no open findings.",
  );
  keyed(found("findings"), findings, (finding) => finding.number, createFinding, fillFinding);
}

// Servers

const ROWS = {
  address: "Address",
  heard: "Last heard",
  preference: "Preference",
  wins: "Chosen",
  leases: "Leases",
  latency: "Half within",
  slowest: "99 % within",
  answers: "Answers",
  unanswered: "Unanswered",
  lost: "Lost on arrival",
  ids: "Server-ID",
};

function createServer() {
  const article = make("article", "");
  make("h3", "", article);
  make("p", "condition", article);
  const list = make("dl", "", article);
  for (const [name, label] of Object.entries(ROWS)) {
    make("dt", "", list).textContent = label;
    const value = make("dd", name, list);
    make("span", "", value);
  }
  return article;
}

function share(article, name, part, count, before) {
  const cell = article.querySelector("." + name);
  const trend = before === undefined ? "" : `, an hour ago ${before}`;
  tell(cell.querySelector("span"), `${count} (${Math.round(part * 100)} %)${trend} `);
  const meter = cell.querySelector("meter") ?? make("meter", "", cell);
  meter.value = part;
  meter.setAttribute("aria-label", `share of all: ${Math.round(part * 100)} %`);
}

function condition(server) {
  const conduct = server.conduct ?? {};
  const role = (conduct.role ?? "active") === "active" ? "" : `, ${conduct.role}`;
  const since = server["state-since"];
  const text = `${server.state}${role}${since ? ` for ${ago(since)}` : ""}`;
  return server["state-detail"] ? `${text}: ${server["state-detail"]}` : text;
}

function fillServer(article, { server, part }) {
  const conduct = server.conduct ?? { links: [], latency: { count: 0 }, "server-ids": [] };
  const row = (name, text) => tell(article.querySelector(`.${name} span`), text);
  tell(article.querySelector("h3"), server.name);
  tell(article.querySelector(".condition"), condition(server));
  article.dataset.state = server.state;
  row("address", server.address);
  row("heard", conduct.heard ? `${ago(conduct.heard)} ago` : "-");
  const preferences = conduct.links.flatMap((link) => link.preference ?? []);
  const advertised = conduct.links.some((link) => link["by-type"].SOLICIT?.answers > 0);
  row("preference", [...new Set(preferences)].join(", ") || (advertised ? "none sent" : "-"));
  share(article, "wins", part?.["win-share"] ?? 0, conduct.wins ?? 0);
  share(article, "leases", part?.["lease-share"] ?? 0, conduct["live-leases"] ?? 0, conduct["leases-an-hour-ago"]);
  row("latency", millis(conduct.latency["median-millis"], conduct.latency.count));
  row("slowest", millis(conduct.latency["p99-millis"], conduct.latency.count));
  row("answers", `${server.answers} to ${server.copies} copies`);
  row("unanswered", String(conduct.unanswered ?? "-"));
  row("lost", String(server["receive-buffer-losses"]));
  row("ids", conduct["server-ids"].join(" ") || "-");
}

function showServers({ servers }, set) {
  const model = (name) => name.replaceAll("-", " ");
  const seen = set["seen-model"];
  tell(
    found("model"),
    (set["declared-model"] ? `Declared: ${model(set["declared-model"])}. ` : "No model is declared. ") +
      Object.entries(set["declared-on-links"])
        .map(([link, name]) => `On ${link}: ${model(name)}. `)
        .join("") +
      (seen ? `Observed model: ${model(seen)}.` : "There is not enough traffic to determine the model."),
  );
  keyed(found("evidence"), set.evidence, (line) => line, () => make("li", ""), tell);
  const parts = new Map(set.shares.map((part) => [part.server, part]));
  const cards = servers.map((server) => ({ server, part: parts.get(server.name) }));
  keyed(found("servers"), cards, (card) => card.server.name, createServer, fillServer);
}

// Links

function fillLink(row, link) {
  const counts = link.statistics;
  const cells = [
    link.name,
    link.state,
    ago(link.since),
    link["link-address"] ?? "-",
    counts["solicit-received-count"],
    counts["request-received-count"],
    counts["reply-sent-count"],
    counts["discarded-message-count"],
    link["receive-buffer-losses"],
    link.reason ?? "",
  ];
  cells.forEach((text, index) => tell(row.cells[index], String(text)));
}

function createLink() {
  const row = make("tr", "");
  make("th", "", row).scope = "row";
  for (let cell = 1; cell < 10; cell++) {
    make("td", "", row);
  }
  make("td", "past", row);
  return row;
}

/** Those that wait first, and no more than a browser likes. */
function showLinks({ links }) {
  const waiting = links.filter((link) => link.state !== "relaying");
  const shown = [...waiting, ...links.filter((link) => link.state === "relaying")].slice(0, LINKS_MAX);
  const rest = links.length - shown.length;
  tell(
    found("links-count"),
    `${links.length - waiting.length} of ${links.length} relaying.` + (rest ? ` ${rest} more are not shown.` : ""),
  );
  keyed(found("links"), shown, (link) => link.name, createLink, fillLink);
}

// Asking

/** What is known of servers that are not watched, which the relay says with 409. */
const UNWATCHED = { unwatched: true, findings: [], evidence: [], shares: [] };
const CONFLICT = 409;

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (answer.status === CONFLICT) {
    return UNWATCHED;
  }
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

let round = 0;
let lostSince = null;

/** Once a minute there is more of it; a relay that has just begun is asked more often. */
const isHistoryDue = () => round % (hasHistory() ? HISTORY_EVERY : LINKS_EVERY) === 0;

async function look() {
  const [status, servers, set, findings] = await Promise.all([
    ask("status"),
    ask("servers"),
    ask("server-set"),
    ask("findings"),
  ]);
  showStatus(status);
  showFindings(findings);
  showServers(servers, set);
  if (round % LINKS_EVERY === 0) {
    showLinks(await ask("links"));
  }
  if (isHistoryDue()) {
    keepHistory(await ask("history"));
  }
  drawHistory();
  round++;
}

async function watch() {
  try {
    await look();
    lostSince = null;
    found("lost").hidden = true;
    tell(found("asked"), `As of ${new Date().toLocaleTimeString()}, asked again every 2 s.`);
  } catch {
    if (!lostSince) {
      lostSince = new Date();
      tell(found("lost"), `relay6 has not answered since ${lostSince.toLocaleTimeString()}; below is what it said before.`);
    }
    found("lost").hidden = false;
  }
  setTimeout(watch, INTERVAL_MILLIS);
}

watch();
