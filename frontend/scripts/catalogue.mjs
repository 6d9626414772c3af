// Holds the words of both languages against each other and against the code:
// the same ids, the same ICU values, nothing unused, nothing missing, no letter
// that would fetch a third font file, none of the words that are not ours.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const problems = [];
const languages = ['uk', 'en'];

const catalogues = Object.fromEntries(
  languages.map((language) => {
    const folder = join(root, 'locales', language);
    const all = {};
    for (const file of readdirSync(folder).sort()) {
      for (const [id, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
        if (id in all) problems.push(`${language}: ${id} stands in two files`);
        all[id] = { text, file };
      }
    }
    return [language, all];
  }),
);

/** Names of the values a message takes, whatever branch they stand in. */
function values(text) {
  const found = new Set();
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') {
      const rest = text.slice(i + 1);
      const name = /^\s*([A-Za-z][A-Za-z0-9]*)\s*(,|\})/.exec(rest);
      if (name && depth % 2 === 0) found.add(name[1]);
      depth++;
    } else if (text[i] === '}') depth--;
  }
  return [...found].sort().join(', ');
}

for (const id of new Set(languages.flatMap((language) => Object.keys(catalogues[language])))) {
  const [uk, en] = languages.map((language) => catalogues[language][id]);
  if (!uk || !en) problems.push(`${id}: missing in ${uk ? 'en' : 'uk'}`);
  else {
    if (uk.file !== en.file) problems.push(`${id}: in ${uk.file} and in ${en.file}`);
    if (values(uk.text) !== values(en.text)) {
      problems.push(`${id}: uk takes {${values(uk.text)}}, en takes {${values(en.text)}}`);
    }
    for (const [language, { text }] of [
      ['uk', uk],
      ['en', en],
    ]) {
      if (text.trim() === '') problems.push(`${language}: ${id} is empty`);
      if (
        /plural,/.test(text) &&
        language === 'uk' &&
        !/one \{.*few \{.*many \{.*other \{/s.test(text) &&
        /#/.test(text) &&
        !/=0 \{/.test(text)
      ) {
        problems.push(`uk: ${id} needs one, few, many and other`);
      }
      if (/[!]/.test(text)) problems.push(`${language}: ${id} has an exclamation mark`);
      if (/'/.test(text)) problems.push(`${language}: ${id} has a straight apostrophe; use ’`);
      // Subsets of the first view: Latin, Cyrillic. Anything else fetches another file.
      const foreign = [...text].filter(
        (c) =>
          !/[\u0020-\u00ff\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u0400-\u045f\u0490\u0491\u2116]/.test(
            c,
          ),
      );
      if (foreign.length > 0)
        problems.push(`${language}: ${id} has ${foreign.join(' ')}, which no font of the first view holds`);
    }
  }
}

// The glossary's words to avoid that no sentence of a portal needs in another sense.
const avoided = [
  /агенці[яїюйє]/i,
  /донор/i,
  /проект/i,
  /логін/i,
  /акаунт/i,
  /донат/i,
  /дедлайн/i,
  /драфт/i,
  /залогін/i,
];
for (const [id, { text }] of Object.entries(catalogues.uk)) {
  for (const word of avoided)
    if (word.test(text)) problems.push(`uk: ${id} says ${word.source}, which the glossary avoids`);
}

// Which ids does the code name? Whole ones, and templates such as `state.${x}`.
const sources = [];
(function walk(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) walk(path);
    else if (/\.tsx?$/.test(name) && !/\.test\.|\.gen\.|\/test\//.test(path))
      sources.push(readFileSync(path, 'utf8'));
  }
})(join(root, 'src'));
const code = sources.join('\n');
const whole = new Set([...code.matchAll(/['"`]([a-zA-Z][\w.-]*\.[\w.-]+)['"`]/g)].map((m) => m[1]));
const templates = [...code.matchAll(/`([\w.-]*\$\{[^`]*)`/g)]
  .map((m) => m[1].replace(/\$\{[^}]*\}/g, '\u0000'))
  .filter((text) => /[\w-]\.|\.[\w-]/.test(text) && !/[\s/:]/.test(text))
  .map(
    (text) =>
      new RegExp(
        `^${text
          .split('\u0000')
          .map((part) => part.replace(/[.-]/g, '\\$&'))
          .join('[\\w.-]+')}$`,
      ),
  );

const gen = readFileSync(join(root, 'src/api/codes.gen.ts'), 'utf8');
const list = (name) => JSON.parse(new RegExp(`${name} = (\\[.*?\\])`, 's').exec(gen)[1]);
for (const [prefix, codes] of [
  ['problem', list('PROBLEM_CODES')],
  ['field', list('FIELD_CODES')],
]) {
  for (const word of codes) {
    whole.add(`${prefix}.${word}`);
    if (!(`${prefix}.${word}` in catalogues.uk)) problems.push(`${prefix}.${word}: no words for this code`);
  }
}
// Codes of our own, made where something is typed or no answer comes: named in the code as plain words.
for (const id of Object.keys(catalogues.uk)) {
  const own = /^(?:problem|field)\.([a-z_]+)$/.exec(id);
  if (own && code.includes(`'${own[1]}'`)) whole.add(id);
}
for (const id of Object.keys(catalogues.uk)) {
  if (!whole.has(id) && !templates.some((template) => template.test(id)))
    problems.push(`${id}: nothing uses it`);
}

for (const problem of problems) console.error(problem);
console.log(
  `catalogue: ${Object.keys(catalogues.uk).length} ids in 2 languages, ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
