// Opens the pages in a headless browser: they ask nothing of the network, fit every width, can be read and used by
// whoever has no mouse or does not see, and print.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { desk, pages } from "./cases.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A4 at 96 dots to the inch, without the margins of the page style: upright, and across. */
const PRINTED = [624, 990];
const SECONDS = 1000;

const { dir, clear } = desk();
let browser;
let written = [];
try {
  written = pages(dir);
} catch (error) {
  clear();
  throw error;
}

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.TINHGON_CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  clear();
});

/** Opens a page; what it said on the console and asked for is noted on the way. */
async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60 * SECONDS);
  const said = [];
  const asked = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => !request.url().startsWith("data:") && asked.push(request.url()));
  await page.goto(pathToFileURL(file).href, { timeout: 120 * SECONDS });
  await page.evaluate(() => document.fonts.ready);
  return { page, said, asked, close: () => context.close() };
}

/** By how many pixels the page is wider than the window, and what reaches out of it. */
function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return { by: 0, what: [] };
    const inside = (element) => element.closest(".wide") !== null && !element.classList.contains("wide");
    const out = [...document.querySelectorAll("body *")].filter(
      (element) => !inside(element) && element.getBoundingClientRect().right > clientWidth + 1,
    );
    return { by: scrollWidth - clientWidth, what: out.slice(0, 5).map((element) => `${element.tagName}.${element.className}`) };
  });
}

/** The grave faults that axe finds on a page, each with its first places. */
function faults(page, options) {
  return page.evaluate(async (options) => {
    const result = await axe.run(document, { resultTypes: ["violations"], iframes: false, ...options });
    const grave = result.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const place = (node) => `${node.target.join(" ")}: ${node.failureSummary}`;
    return grave.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(place) }));
  }, options);
}

const visible = (page, selector) =>
  page.evaluate((selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length, selector);

for (const { name, file } of written) {
  describe(name, { timeout: 600 * SECONDS }, () => {
    test("says nothing on the console and asks for nothing but itself", async () => {
      const { said, asked, close } = await open(file);
      assert.deepEqual(said, []);
      assert.deepEqual(asked, [pathToFileURL(file).href]);
      await close();
    });

    test("has the font of its charts in it, and that of its text on paper", async () => {
      const { page, close } = await open(file);
      const faces = await page.evaluate(() => [...document.fonts].map((face) => `${face.family} ${face.weight} ${face.status}`));
      assert.equal(faces.length, 5, faces.join());
      assert.equal(faces.filter((face) => face.includes("Tinos")).length, 3, faces.join());
      assert.ok(faces.some((face) => face.includes("Be Vietnam Pro") && face.endsWith("400 loaded")), faces.join());
      await close();
    });

    for (const width of [360, 1280]) {
      test(`is no wider than a window of ${width} pixels`, async () => {
        const { page, close } = await open(file, { viewport: { width, height: 800 } });
        assert.deepEqual(await overflow(page), { by: 0, what: [] });
        await close();
      });
    }

    test("is no wider than a sheet of A4 when printed, upright and across", async () => {
      const { page, close } = await open(file);
      await page.emulateMedia({ media: "print" });
      for (const width of PRINTED) {
        await page.setViewportSize({ width, height: 900 });
        // A form that lies across is printed on paper that lies across; upright it need not fit.
        if (width === PRINTED[0]) await page.addStyleTag({ content: ".across { display: none }" });
        else await page.addStyleTag({ content: ".across { display: block !important }" });
        assert.deepEqual(await overflow(page), { by: 0, what: [] }, `at ${width}`);
      }
      await close();
    });

    test("has no fault that keeps somebody from reading or using it", async () => {
      const { page, close } = await open(file);
      await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
      await page.evaluate(AXE);
      // The whole page, in every rule but that of contrast, which looks at what lies behind each word.
      assert.deepEqual(await faults(page, { rules: { "color-contrast": { enabled: false } } }), []);
      // Contrast is a matter of the style sheet: the first rows of each body show it, and a few of the tables of data. A
      // drawing has colours of its own, which are tested where it is drawn.
      await page.evaluate(() => {
        document.querySelectorAll("main details").forEach((one, at) => (one.open = at < 3));
        document.querySelectorAll(".chart svg > :not(title, desc)").forEach((part) => part.remove());
        document.querySelectorAll("main tbody tr:nth-child(n + 12)").forEach((row) => row.remove());
      });
      assert.deepEqual(await faults(page, { runOnly: ["color-contrast"] }), []);
      await close();
    });

    test("leads to its content and to each part by keys alone", async () => {
      const { page, close } = await open(file);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "content");
      const outline = () => getComputedStyle(document.activeElement).outlineStyle;
      await page.locator(".contents a").first().focus();
      assert.equal(await page.evaluate(outline), "solid", "what has the focus is seen");
      await page.keyboard.press("Enter");
      const reached = await page.evaluate(() => document.querySelector(":target")?.tagName);
      assert.match(reached ?? "nothing", /^H[2-6]$/);
      await close();
    });

    test("finds rows with and without marks, by keys alone, and says how many", async () => {
      const { page, close } = await open(file);
      const all = await visible(page, "main tbody tr");
      await page.locator("#find").focus();
      await page.keyboard.type("to chuc");
      const status = page.locator("[role=status]");
      const loose = Number((await status.textContent()).replace(/[^\d].*/s, ""));
      await page.keyboard.press("Control+A");
      await page.keyboard.type("tổ chức");
      const strict = Number((await status.textContent()).replace(/[^\d].*/s, ""));
      assert.ok(strict > 0 && loose >= strict, `${loose} and ${strict}`);
      assert.equal(await page.evaluate(() => document.querySelectorAll("main tr.total").length
        - [...document.querySelectorAll("main tr.total")].filter((row) => !row.checkVisibility()).length), 0, "no sum of other rows");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("tr.here").count(), 1);
      await page.keyboard.press("Control+A");
      await page.keyboard.type("zzz không có");
      assert.equal(await visible(page, "main tbody tr:not(.group)"), 0);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await visible(page, "main tbody tr"), all, "all rows are back");
      assert.equal((await status.textContent()).trim(), "");
      await close();
    });

    test("puts rows in order by keys alone, and back", async () => {
      const { page, close } = await open(file);
      // The first table on the page whose rows have numbers that differ.
      const heading = await page.evaluate(() => {
        for (const table of document.querySelectorAll("main table")) {
          if (!table.checkVisibility()) continue;
          for (const heading of table.querySelectorAll("th[data-at]")) {
            const column = Number(heading.dataset.at);
            for (const part of table.tBodies) {
              const rows = [...part.rows].filter((row) => !row.className);
              const values = rows.map((row) => row.cells[column]?.dataset.value).filter((value) => value !== undefined);
              if (new Set(values).size > 2 && heading.querySelector("button")) {
                heading.dataset.test = "heading";
                part.dataset.test = "part";
                return column;
              }
            }
          }
        }
        return null;
      });
      assert.notEqual(heading, null, "there is a table to put in order");
      const read = () =>
        page.evaluate((column) => {
          const rows = [...document.querySelector("[data-test=part]").rows].filter((row) => !row.className);
          return rows.map((row) => row.cells[column]?.dataset.value).filter((value) => value !== undefined).map(Number);
        }, heading);
      const before = await read();
      const sorted = (sign) => [...before].sort((a, b) => sign * (a - b));
      const state = () => page.evaluate(() => document.querySelector("[data-test=heading]").getAttribute("aria-sort"));
      await page.locator("[data-test=heading] button").focus();
      for (const [expected, rows] of [["ascending", sorted(1)], ["descending", sorted(-1)], [null, before]]) {
        await page.keyboard.press("Enter");
        assert.equal(await state(), expected);
        assert.deepEqual(await read(), rows);
        assert.notEqual((await page.locator("[role=status]").textContent()).trim(), "");
      }
      await close();
    });

    test("shows all without a script", async () => {
      const { page, close } = await open(file, { javaScriptEnabled: false });
      const shown = await page.locator("main figure").count();
      for (let at = 0; at < Math.min(shown, 6); at++) assert.ok(await page.locator("main figure").nth(at).isVisible());
      assert.equal(await page.locator(".find").isVisible(), false, "nothing that does nothing");
      await close();
    });

    test("prints, whatever was searched for", async () => {
      const { page, close } = await open(file);
      const rows = await page.evaluate(() => document.querySelectorAll("main :not(details) > .wide tbody tr").length);
      await page.locator("#find").fill("zzz không có");
      await page.emulateMedia({ media: "print" });
      assert.equal(await visible(page, "main tbody tr"), await visible(page, "main .wide tbody tr"));
      assert.ok((await visible(page, "main tbody tr")) > 0 && rows > 0);
      const pdf = await page.pdf({ preferCSSPageSize: true, timeout: 300 * SECONDS });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
      assert.ok(pdf.length > 10_000);
      await close();
    });
  });
}

describe("the switch between the states of the organisation", () => {
  test("shows one state at a time, is worked by keys, and says which is on", async () => {
    const { page, close } = await open(written[0].file);
    const buttons = page.locator(".switch").first().locator("button");
    const count = await buttons.count();
    assert.ok(count >= 2, `${count} states`);
    const group = page.locator(".states").first();
    assert.equal(await group.locator("figure:visible").count(), 1);
    for (let at = 0; at < count; at++) {
      await buttons.nth(at).focus();
      await page.keyboard.press("Enter");
      assert.equal(await buttons.nth(at).getAttribute("aria-pressed"), "true");
      assert.equal(await group.locator("[aria-pressed=true]").count(), 1);
      assert.equal(await group.locator("figure:visible").count(), 1);
      assert.ok(await page.locator(`#${await buttons.nth(at).getAttribute("aria-controls")}`).isVisible());
    }
    await close();
  });

  test("shows every state without a script and on paper", async () => {
    const without = await open(written[0].file, { javaScriptEnabled: false });
    const states = await without.page.locator(".states").first().locator("figure").count();
    assert.ok(states >= 2, `${states} states`);
    assert.equal(await without.page.locator(".states").first().locator("figure:visible").count(), states);
    await without.close();
    const printed = await open(written[0].file);
    await printed.page.emulateMedia({ media: "print" });
    assert.equal(await printed.page.locator(".states").first().locator("figure:visible").count(), states);
    await printed.close();
  });
});
