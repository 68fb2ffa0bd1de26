/** Rows by key, in the order in which they come. (`Map.groupBy` is not in Node 20.) */
export function groupBy<Row, Key>(
  rows: Iterable<Row>,
  keyOf: (row: Row, index: number) => Key,
): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  let index = 0;
  for (const row of rows) {
    const key = keyOf(row, index++);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
