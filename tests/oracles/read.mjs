// Second opinions: `node read.mjs READER` reads a JSON array from standard input and prints one answer for each item.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

// The vocabulary of schema.org as the validator wants it, taken from the types that schema-dts makes of the release.
function vocabulary() {
  const source = readFileSync(require.resolve("schema-dts/dist/schema.d.ts"), "utf8");
  const graph = new Map();
  const properties = new Map();
  for (const [, name, kind, bases, body] of source.matchAll(
    /^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+)\{\n(.*?)^\}/gms,
  )) {
    const parents = [...bases.matchAll(/\b(\w+)Base\b/g)].map((found) => found[1]).filter((parent) => parent !== name);
    if (kind === "Base" || !graph.has(name)) {
      graph.set(name, {
        "@id": `schema:${name}`,
        "@type": "rdfs:Class",
        "rdfs:subClassOf": parents.map((parent) => ({ "@id": `schema:${parent}` })),
      });
    }
    for (const [, property] of body.matchAll(/^ {4}"(\w+)"\?:/gm)) {
      if (!properties.has(property)) properties.set(property, new Set());
      properties.get(property).add(name);
    }
  }
  for (const [name, domains] of properties) {
    graph.set(`property ${name}`, {
      "@id": `schema:${name}`,
      "@type": "rdf:Property",
      "schema:domainIncludes": [...domains].map((domain) => ({ "@id": `schema:${domain}` })),
    });
  }
  return { "@graph": [...graph.values()] };
}

const READERS = {
  // HTML pages -> what the validator finds wrong in their structured data.
  async structured() {
    const { default: Validator } = await import("@adobe/structured-data-validator");
    const { default: Extractor } = await import("@marbec/web-auto-extractor");
    const words = vocabulary();
    return async (html) => {
      const extracted = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(html);
      const issues = await new Validator(words).validate(extracted);
      const types = Object.keys(extracted.jsonld ?? {});
      return { types, issues: issues.map((issue) => `${issue.severity} ${issue.issueMessage}`) };
    };
  },
  // [language tag, names] as JSON -> the list as the CLDR of Node.js writes it.
  lists() {
    return (text) => {
      const [tag, names] = JSON.parse(text);
      return new Intl.ListFormat(tag, { style: "long", type: "conjunction" }).format(names);
    };
  },
  // vCards -> jCards (RFC 7095).
  async vcard() {
    const { default: ICAL } = await import("ical.js");
    return (text) => ICAL.parse(text);
  },
  // JSON Feed, Atom and RSS documents -> what a reader of feeds makes of them.
  async feed() {
    const { parseFeed } = await import("feedsmith");
    return (text) => parseFeed(text);
  },
  // HTML pages -> microformats2.
  async microformats() {
    const { mf2 } = await import("microformats-parser");
    return (html) => mf2(html, { baseUrl: "https://registry.example/" });
  },
  // HTML pages -> breaches of the standard.
  async html() {
    const { HtmlValidate } = await import("html-validate");
    const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
    return async (html) => {
      const report = await validator.validateString(html);
      return report.results.flatMap((result) =>
        result.messages.map((message) => `${message.ruleId} ${message.line}:${message.column} ${message.message}`),
      );
    };
  },
};

const read = await READERS[process.argv[2]]();
const items = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const item of items) answers.push(await read(item));
process.stdout.write(JSON.stringify(answers));
