// Builds the tool, then the sites that the tests look at: the pack, and the two small projects beside this file.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { HERE, LEARN, PACK, REPO, SMALL, TOOL } from "./lib/places.mjs";

const run = (command, ...args) => execFileSync(command, args, { cwd: REPO, stdio: ["ignore", "ignore", "inherit"] });

const site = (project, output) => {
  rmSync(output, { recursive: true, force: true });
  run(TOOL, "build", "--project", project, "--output", output);
};

run("cargo", "build", "--quiet", "--bin", "preceptor");
site(REPO, PACK);
site(join(HERE, "project"), SMALL);
site(join(HERE, "learn"), LEARN);
