// The tool's SARIF is held to the schema of the standard.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { REPO, TOOL } from "./lib/places.mjs";

const own = createRequire(createRequire(import.meta.url).resolve("@microsoft/jest-sarif/package.json"));

/** The schema of SARIF 2.1.0, as a function that gives what breaks it. */
const validator = () => {
  const ajv = new (own("ajv"))({ schemaId: "auto", allErrors: true, validateSchema: false });
  ajv.addMetaSchema(own("ajv/lib/refs/json-schema-draft-04.json"));
  const validate = ajv.compile(own("./lib/schemas/sarif-2.1.0-rtm.5.json"));
  return (log) => (validate(log) ? [] : validate.errors);
};

/** A fixture of the diagnostics as a project in `folder`. */
const project = (folder, fixture) => {
  const signs = { "⍽": "\u00a0", "␉": "\t", "␍": "\r", "⟦BOM⟧": "\ufeff" };
  const lines = readFileSync(join(REPO, "tests/fixtures", fixture), "utf8").split("\n");
  const files = { "preceptor.yaml": "title: Handbook\n", "content/index.md": "---\ntitle: Home\n---\n" };
  let name = "";
  for (const line of lines.filter((line) => !line.startsWith("~ "))) {
    if (line.startsWith("=== ")) files[(name = line.slice(4))] = "";
    else files[name] += line.replace(/[⍽␉␍]|⟦BOM⟧/g, (sign) => signs[sign]) + "\n";
  }
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith(" (not there)")) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};

describe("SARIF", () => {
  const invalid = validator();
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), "sarif-"))));
  after(() => rmSync(folder, { recursive: true }));

  /** What `check` says of the project in `name`. */
  const log = (name) => {
    const run = spawnSync(TOOL, ["check", "--project", name, "--format", "sarif"], {
      cwd: folder,
      encoding: "utf8",
    });
    return JSON.parse(run.stdout);
  };

  it("is valid for every finding there is", () => {
    let results = 0;
    let fixes = 0;
    for (const fixture of readdirSync(join(REPO, "tests/fixtures"))) {
      project(join(folder, fixture), fixture);
      const found = log(fixture);
      assert.deepEqual(invalid(found), [], fixture);
      results += found.runs[0].results.length;
      fixes += found.runs[0].results.filter((result) => result.fixes).length;
    }
    assert.ok(results > 400 && fixes > 100, `${results} results, ${fixes} fixes`);
  });

  it("is seen to be invalid when it is", () => {
    project(join(folder, "near-tick"), "near-tick.txt");
    const found = log("near-tick");
    found.runs[0].results[0].colour = "red";
    found.runs[0].results[1].locations[0].physicalLocation.region.startLine = 0;
    assert.equal(invalid(found).length, 2);
  });

  it("names files from the folder in which it was made", () => {
    project(join(folder, "über uns"), "near-tick.txt");
    const { artifactLocation } = log("über uns").runs[0].results[0].locations[0].physicalLocation;
    assert.deepEqual(artifactLocation, { uri: "%C3%BCber%20uns/content/quiz.md", uriBaseId: "%SRCROOT%" });
  });
});
