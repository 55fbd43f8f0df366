// What the tests open: documents of the shipped case of Kon Tum and one of a synthetic province of 496 bodies and 1,200
// tasks, written by the program. `TINHGON_SYNTHETIC=country` takes a country of 35,000 bodies in its place, for which the
// program should be built for release: `TINHGON_PROFILE=release`.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", process.env.TINHGON_PROFILE ?? "debug");

/** The built program, or one of its examples. */
function built(...parts) {
  const path = join(target, ...parts);
  if (!existsSync(path)) throw new Error(`${path} is not there: run \`cargo build --bins --examples\` first`);
  return path;
}

/** Runs the program in the root of the project and gives what it printed. */
function run(program, args) {
  return execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** The folder in which the pages of this run are, and how to remove it. */
export function desk() {
  const dir = mkdtempSync(join(tmpdir(), "tinhgon-browser-"));
  return { dir, clear: () => rmSync(dir, { recursive: true, force: true }) };
}

function report(dir, name, args) {
  const file = join(dir, `${name}.html`);
  run(built("tinhgon"), ["report", ...args, "-o", file]);
  return { name, file };
}

/** A plan over the synthetic case: two departments become one. */
const PLAN = `name = "Hợp nhất hai sở (số liệu minh họa)"
basis = "Số liệu minh họa"
[[step]]
op = "merge"
date = 2025-03-01
bodies = ["t0-s0", "t0-s1"]
into = "t0-s0"
`;

function synthetic(dir, size) {
  const folder = join(dir, size);
  run(built("examples", "batch_workload"), [size, "light", "1", folder]);
  const plans = join(folder, "case", "plans");
  mkdirSync(plans, { recursive: true });
  writeFileSync(join(plans, "hop-nhat.toml"), PLAN);
  return report(dir, `synthetic-${size}`, [join(folder, "case"), "-p", "hop-nhat", "--kind", "scheme"]);
}

/** The pages, each with its name and file. */
export function pages(dir) {
  const kontum = "scenarios/kon-tum";
  const both = ["-p", "kkt-ve-cac-so", "-p", "kkt-ve-so-cong-thuong"];
  return [
    report(dir, "scheme", [kontum, "-p", "departments-2025-03", "--kind", "scheme"]),
    report(dir, "comparison", [kontum, ...both, "-p", "kkt-giu-nguyen", "--kind", "comparison"]),
    report(dir, "scheme-english", [kontum, "-p", "kkt-ve-cac-so", "--kind", "scheme", "--lang", "en"]),
    synthetic(dir, process.env.TINHGON_SYNTHETIC ?? "province"),
  ];
}

/** Word files and workbooks of every kind of document, each with its name and file. */
export function officeFiles(dir) {
  const file = (name, args) => {
    const path = join(dir, name);
    run(built("tinhgon"), ["report", "scenarios/kon-tum", ...args, "-o", path]);
    return { name, file: path };
  };
  const one = ["-p", "toan-bo-2025"];
  const submissions = ["submission-department", "submission-committee", "submission-council"];
  const kinds = ["scheme", ...submissions, "resolution", "decision", "summary"];
  const options = ["kkt-giu-nguyen", "kkt-ve-cac-so", "kkt-ve-so-cong-thuong"].flatMap((plan) => ["-p", plan]);
  return [
    ...kinds.map((kind) => file(`${kind}.docx`, [...one, "--kind", kind])),
    file("comparison.docx", [...options, "--kind", "comparison"]),
    file("scheme-english.docx", [...one, "--kind", "scheme", "--lang", "en"]),
    file("scheme.xlsx", [...one, "--kind", "scheme"]),
    file("comparison.xlsx", [...options, "--kind", "comparison"]),
  ];
}
