// Bundle what the browser needs into web/static: one script (and what it fetches when a page is first renewed), one style sheet,
// one font, one icon sprite; texts also compressed, as small as they get.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const assets = dirname(fileURLToPath(import.meta.url));
const root = join(assets, "..", "..");
const modules = join(root, "node_modules");
const out = join(root, "web", "static");
const font = "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2";
const shipped = ["@fontsource-variable/plus-jakarta-sans", "htmx.org", "lucide-static"];
const packed = /\.(css|js|svg|txt)$/;
const copied = /\.(svg|png|webp|ico|webmanifest)$/;

const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  minify: true,
  target: ["es2022", "chrome111", "firefox114", "safari16.4"],
  external: ["*.woff2", "*/swap.js"], // they lie beside app.css and app.js
  loader: { ".svg": "dataurl" },
  legalComments: "none",
  logLevel: "warning",
};

async function bundle() {
  await build({ ...common, entryPoints: [join(assets, "app.js"), join(assets, "app.css")], format: "iife" });
  await build({ ...common, entryPoints: [join(assets, "swap.js")], format: "esm" });
}

async function copyFiles() {
  await cp(join(modules, font), join(out, "plus-jakarta-sans.woff2"));
  for (const name of (await readdir(assets)).filter((each) => copied.test(each))) {
    await cp(join(assets, name), join(out, name));
  }
}

async function symbol(name) {
  const svg = await readFile(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8").catch(() => {
    throw new Error(`web/assets/icons.txt: there is no Lucide icon named "${name}"`);
  });
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  const pen = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24" ${pen}>${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
}

async function sprite() {
  const list = await readFile(join(assets, "icons.txt"), "utf8");
  const names = list.split("\n").map((line) => line.split("#")[0].trim()).filter(Boolean);
  const symbols = await Promise.all([...new Set(names)].sort().map(symbol));
  await writeFile(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

async function licences() {
  const texts = shipped.map(async (name) => `${name}\n\n${await readFile(join(modules, name, "LICENSE"), "utf8")}`);
  await writeFile(join(out, "licences.txt"), (await Promise.all(texts)).join("\n\n"));
}

async function compress() {
  for (const name of (await readdir(out)).filter((each) => packed.test(each))) {
    const text = await readFile(join(out, name));
    await writeFile(join(out, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(out, `${name}.gz`), gzipSync(text, { level: 9 }));
  }
}

async function manifest() {
  const hashes = {};
  for (const name of (await readdir(out)).sort()) {
    hashes[name] = createHash("sha256").update(await readFile(join(out, name))).digest("hex").slice(0, 12);
  }
  await writeFile(join(out, "manifest.json"), `${JSON.stringify(hashes, null, 2)}\n`);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([bundle(), copyFiles(), sprite(), licences()]);
await compress();
await manifest();
