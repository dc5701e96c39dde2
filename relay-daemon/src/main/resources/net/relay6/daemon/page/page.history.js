// Draws what GET /history gives: small plots of the relay, its servers and its links. Lines are told
// apart by their dashes and their words, times of findings by hatching, so no colour is needed; each
// plot has the same in words for who does not see it.

import { found, keyed, make, tell } from "./page.parts.js";

const WIDTH = 300;
const HEIGHT = 48;
const MARGIN = 4;
const MINUTE_MILLIS = 60_000;
const DAY_MINUTES = 1440;
const SVG = "http://www.w3.org/2000/svg";

/** What stands for more than 5 s, and the shortest bound of the relay's histogram. */
const LONGER_MILLIS = 9999;
const SHORTEST_MILLIS = 0.25;

const SAMPLES = ["\u2501\u2501", "\u2505\u2505"];

let past = null;

/** Keeps what the relay gave; its first minute may not be over. */
export function keepHistory(history) {
  past = history.end ? new Past(history) : null;
}

/** Whether there is something to draw. */
export const hasHistory = () => past !== null;

/** Draws what was not drawn yet. */
export function drawHistory() {
  if (!past) {
    tell(found("history-span"), "The first minute is not over.");
    return;
  }
  drawRelay();
  for (const server of past.servers) {
    drawInto(found("servers"), server.name, (card) => drawPlots(plotsOf(card), server, SERVER_PLOTS));
  }
  for (const link of past.links) {
    drawInto(found("links"), link.name, (row) => drawLink(row.querySelector(".past"), link));
  }
}

function drawInto(parent, name, draw) {
  const child = [...parent.children].find((one) => one.dataset.key === name);
  if (child && child.dataset.drawn !== past.key) {
    child.dataset.drawn = past.key;
    draw(child);
  }
}

const plotsOf = (card) => card.querySelector(".plots") ?? make("div", "plots", card);

function drawRelay() {
  const section = found("past");
  if (section.dataset.drawn === past.key) {
    return;
  }
  section.dataset.drawn = past.key;
  const missing = [
    [past.history["servers-not-kept"], "servers"],
    [past.history["links-not-kept"], "links"],
  ].filter(([count]) => count > 0);
  tell(
    found("history-span"),
    `${past.from} to ${past.to}, ${past.step === 1 ? "a point a minute" : `a point every ${past.step} minutes`}. ` +
      "Hatched: findings were open." +
      missing.map(([count, what]) => ` ${count} ${what} have no history, since there are too many.`).join(""),
  );
  drawPlots(found("relay-plots"), past.relay, RELAY_PLOTS);
  drawFindings();
}

/** The lists of a history by the time they are of. */
class Past {
  constructor(history) {
    this.history = history;
    this.step = history["step-minutes"];
    this.points = history.minutes / this.step;
    this.end = Date.parse(history.end);
    this.start = this.end - history.minutes * MINUTE_MILLIS;
    this.relay = { ...history.relay, title: "the relay" };
    this.servers = history.servers.map((server) => ({ ...server, title: `server ${server.name}` }));
    this.links = history.links.map((link) => ({ ...link, title: `link ${link.name}` }));
    this.key = `${history.end} ${history.minutes}`;
    const isOneDay = new Date(this.start).getDay() === new Date(this.end).getDay() && history.minutes < DAY_MINUTES;
    this.from = isOneDay ? clock(this.start) : `${weekday(this.start)} ${clock(this.start)}`;
    this.to = isOneDay ? clock(this.end) : `${weekday(this.end)} ${clock(this.end)}`;
  }

  /** When a point ends. */
  timeOf(point) {
    return clock(this.end - (this.points - 1 - point) * this.step * MINUTE_MILLIS);
  }

  /** Where a time is in a drawing. */
  place(time) {
    const share = (Date.parse(time) - this.start) / (this.end - this.start);
    return Math.min(1, Math.max(0, share)) * WIDTH;
  }
}

/** Hours and minutes as this browser's time zone has them. */
function clock(time) {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

const weekday = (time) => ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(time).getDay()];

// Plots

const minutely = (value) => (past.step === 1 ? String(value) : String(Math.round((10 * value) / past.step) / 10));
const plain = (value) => String(value);

function millis(value) {
  if (value >= LONGER_MILLIS) {
    return "more than 5 s";
  }
  return value < 1000 ? `${value} ms` : `${value / 1000} s`;
}

const linear = (value, most) => value / Math.max(1, most);
const logarithmic = (value) =>
  Math.log(Math.max(value, SHORTEST_MILLIS) / SHORTEST_MILLIS) / Math.log(LONGER_MILLIS / SHORTEST_MILLIS);

const TRAFFIC = {
  title: "Requests and responses a minute",
  lines: [
    ["requests", "requests"],
    ["responses", "responses"],
  ],
  words: minutely,
  scale: linear,
};
const DISCARDS = { title: "Discarded a minute", lines: [["discards", "discarded"]], words: minutely, scale: linear };
const LEASES = { title: "Leases in force", lines: [["leases", "leases"]], words: plain, scale: linear };
const WINS = { title: "Clients that chose it, a minute", lines: [["wins", "chosen"]], words: minutely, scale: linear };
const LATENCY = {
  title: "Response time, logarithmic",
  lines: [
    ["median-millis", "half within"],
    ["p99-millis", "99 % within"],
  ],
  words: millis,
  scale: logarithmic,
};
const RELAY_PLOTS = [TRAFFIC, DISCARDS, LEASES];
const SERVER_PLOTS = [TRAFFIC, LATENCY, LEASES, WINS, DISCARDS];

function drawPlots(parent, track, plots) {
  const known = plots.filter((plot) => plot.lines.some(([key]) => track[key]));
  keyed(parent, known, (plot) => plot.title, createPlot, (figure, plot) => fillPlot(figure, plot, track));
}

function createPlot() {
  const figure = make("figure", "plot");
  make("figcaption", "", figure);
  figure.append(image(""));
  const axis = make("p", "axis", figure);
  make("span", "", axis);
  make("span", "", axis);
  make("p", "key", figure);
  return figure;
}

function fillPlot(figure, plot, track) {
  tell(figure.querySelector("figcaption"), plot.title);
  const [from, to] = figure.querySelectorAll(".axis span");
  tell(from, past.from);
  tell(to, past.to);
  const words = plot.lines.map((line) => inWords(plot, line, track));
  keyed(figure.querySelector(".key"), words, (word) => word.sample, createKey, fillKey);
  draw(figure.querySelector("svg"), plot, track, words);
}

function createKey() {
  const entry = make("span", "", null);
  make("span", "sample", entry).setAttribute("aria-hidden", "true");
  make("span", "", entry);
  return entry;
}

function fillKey(entry, word) {
  tell(entry.firstChild, `${word.sample} `);
  tell(entry.lastChild, word.text);
}

/** A line in words: its latest and its largest value. */
function inWords(plot, [key, label], track) {
  const values = track[key] ?? [];
  const known = values.filter((value) => value !== null);
  const sample = SAMPLES[plot.lines.findIndex((line) => line[0] === key)];
  if (!known.length) {
    return { sample, text: `${label}: nothing known` };
  }
  const most = Math.max(...known);
  const last = values[values.length - 1];
  return {
    sample,
    text:
      `${label}: now ${last === null ? "unknown" : plot.words(last)}, ` +
      `most ${plot.words(most)} at ${past.timeOf(values.indexOf(most))}`,
  };
}

function image(label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

function part(svg, tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  svg.append(node);
}

function draw(svg, plot, track, words) {
  const said = openInWords(track.findings);
  svg.setAttribute(
    "aria-label",
    `${track.title}: ${plot.title}, ${past.from} to ${past.to}. ${words.map((word) => word.text).join("; ")}.` +
      (said ? ` Findings were open: ${said}.` : ""),
  );
  svg.replaceChildren();
  drawSpans(svg, track.findings);
  part(svg, "path", { class: "ground", d: `M0 ${HEIGHT - MARGIN}H${WIDTH}` });
  const lists = plot.lines.map(([key]) => track[key] ?? []);
  const most = Math.max(...lists.flat().filter((value) => value !== null));
  lists.forEach((values, line) => {
    part(svg, "path", { class: line ? "second" : "first", d: path(values, (value) => plot.scale(value, most)) });
  });
}

/** A line through the known values; one that stands alone is a dot. */
function path(values, scale) {
  let joined = false;
  return values
    .map((value, point) => {
      if (value === null) {
        joined = false;
        return "";
      }
      const x = (((point + 0.5) * WIDTH) / values.length).toFixed(1);
      const y = (HEIGHT - MARGIN - scale(value) * (HEIGHT - 2 * MARGIN)).toFixed(1);
      const step = joined ? `L${x} ${y}` : `M${x} ${y}h0`;
      joined = true;
      return step;
    })
    .join("");
}

function drawSpans(svg, findings) {
  for (const span of findings) {
    const x = past.place(span.from);
    const width = Math.max(1, past.place(span.to ?? past.history.end) - x);
    const place = { x: x.toFixed(1), y: 0, width: width.toFixed(1), height: HEIGHT };
    part(svg, "rect", { class: "open-span", fill: "url(#hatch)", ...place });
  }
}

// Findings

const spanInWords = (span) => (span.to ? `${clock(span.from)} to ${clock(span.to)}` : `since ${clock(span.from)}`);

const openInWords = (findings) => findings.map((span) => `${span.code} ${spanInWords(span)}`).join(", ");

/** A row for each code that was open, with its times in words. */
function drawFindings() {
  const spans = past.relay.findings;
  const codes = [...new Set(spans.map((span) => span.code))];
  found("open-title").hidden = codes.length === 0;
  keyed(
    found("open"),
    codes.map((code) => spans.filter((span) => span.code === code)),
    (rows) => rows[0].code,
    createOpen,
    fillOpen,
  );
}

function createOpen([span]) {
  const row = make("div", "plot", null);
  make("p", `code ${span.severity}`, row);
  row.append(image(""));
  make("p", "key", row);
  return row;
}

function fillOpen(row, spans) {
  const words = spans.map(spanInWords).join(", ");
  tell(row.querySelector(".code"), `${spans[0].severity} ${spans[0].code}`);
  tell(row.querySelector(".key"), words);
  const svg = row.querySelector("svg");
  svg.setAttribute("aria-label", `${spans[0].code} was open: ${words}`);
  svg.replaceChildren();
  drawSpans(svg, spans);
}

// Links

function drawLink(cell, link) {
  const svg = cell.querySelector("svg") ?? image("");
  cell.append(svg);
  draw(svg, TRAFFIC, link, TRAFFIC.lines.map((line) => inWords(TRAFFIC, line, link)));
}
