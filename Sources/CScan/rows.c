#include "scan.h"

#include <string.h>

static inline unsigned digit(uint8_t byte) { return (unsigned)byte - '0'; }

static inline int ends_cell(uint8_t byte, uint8_t delimiter) {
  return byte == delimiter || byte == '\n' || byte == '\r';
}

/// Whether the short text at `at`, up to the end of its cell, stands for an empty one.
static int means_blank(
    const waymark_scan *scan, const uint8_t *at, const uint8_t **end, int quoted) {
  uint64_t word = 0;
  size_t size = 0;
  while (at[size] != '"' && (quoted ? at[size] != '\n' : !ends_cell(at[size], scan->delimiter))) {
    if (size == 7) return 0;
    word |= (uint64_t)at[size] << (8 * size);
    size++;
  }
  *end = at + size;
  for (size_t i = 0; i < scan->word_count; i++) {
    if (scan->words[i] == word) return 1;
  }
  return 0;
}

/// The index of the cell at `*p`, which is moved to its end; `waymark_careful` when it is not plain.
static inline unsigned read_cell(const waymark_scan *scan, const uint8_t **p) {
  int quoted = **p == '"';
  const uint8_t *start = *p + quoted, *at = start;
  unsigned index = digit(*at);
  if (index <= 9) {
    unsigned second = digit(*++at);
    if (second <= 9) {
      index = index == 0 ? waymark_careful : index * 10 + second;
      at++;
    }
  } else {
    index = waymark_blank;
  }
  if (quoted ? *at != '"' : !ends_cell(*at, scan->delimiter)) {
    if (!means_blank(scan, start, &at, quoted)) return waymark_careful;
    if (quoted && *at != '"') return waymark_careful;
    index = waymark_blank;
  }
  *p = at + quoted;
  return index;
}

/// The stretch of the id at `*p`, which is moved to its end; its size is 0 when it is not plain.
static inline stretch read_id(const waymark_scan *scan, const uint8_t *text, const uint8_t **p) {
  const uint8_t *start = *p;
  int quoted = *start == '"';
  start += quoted;
  const uint8_t *at = start;
  const stretch refused = {0, 0};
  if (scan->ids[*at]) return refused;
  while (scan->ids[*at] != 1) at++;
  if (quoted ? *at != '"' : !ends_cell(*at, scan->delimiter)) return refused;
  if (at[-1] == ' ' || at[-1] == '\t') return refused;
  const uint8_t *end;
  if (scan->word_count && at - start <= 7 && means_blank(scan, start, &end, quoted)) return refused;
  *p = at + quoted;
  return (stretch){(size_t)(start - text), (size_t)(at - start)};
}

/// The stretch of a kept column at `*p`, which is moved to its end; false when it is not plain.
static inline int read_text(
    const waymark_scan *scan, const uint8_t *text, const uint8_t **p, stretch *to) {
  const uint8_t *start = *p;
  int quoted = *start == '"';
  start += quoted;
  const uint8_t *at = start;
  while (!scan->texts[*at]) at++;
  if (quoted ? *at != '"' : !ends_cell(*at, scan->delimiter)) return 0;
  *to = (stretch){(size_t)(start - text), (size_t)(at - start)};
  *p = at + quoted;
  return 1;
}

/// The end of a field that nobody asks for; null when it is not plain.
static inline const uint8_t *skip(const uint8_t *p, uint8_t delimiter) {
  if (*p != '"') {
    while (!ends_cell(*p, delimiter) && *p != '"') p++;
    return *p == '"' ? NULL : p;
  }
  for (p++;; p++) {
    if (*p == '\n' || *p == '\r') return NULL;
    if (*p == '"' && *++p != '"') return p;
  }
}

/// Reads four cells of one digit, each with the delimiter behind it, as one word of eight bytes.
static inline int read_four(const uint8_t *codes, const uint8_t *p, uint64_t shape, uint8_t *to) {
  const uint64_t evens = 0x00FF00FF00FF00FF;
  uint64_t word;
  memcpy(&word, p, 8);
  word ^= shape;
  uint64_t beyond = (word & ~evens) | ((word | (word + 0x0076007600760076)) & 0x0080008000800080);
  if (beyond) return 0;
  uint8_t a = codes[word & 15], b = codes[waymark_cells + (word >> 16 & 15)];
  uint8_t c = codes[2 * waymark_cells + (word >> 32 & 15)];
  uint8_t d = codes[3 * waymark_cells + (word >> 48)];
  to[0] = a, to[1] = b, to[2] = c, to[3] = d;
  return (a | b | c | d) < waymark_cells;
}

/// The end of the row at `row`; null when it is not plain.
static const uint8_t *read_row(
    waymark_scan *scan, const uint8_t *text, const uint8_t *row, const uint8_t *limit) {
  const uint8_t delimiter = scan->delimiter;
  const uint64_t shape = 0x0030003000300030 | (uint64_t)delimiter * 0x0100010001000100;
  uint8_t *cells = scan->cells_read + scan->filled * scan->cells;
  const uint8_t *p = row;
  if (*p == '\n' || *p == '\r') return NULL;
  for (size_t field = 0; field < scan->fields;) {
    int32_t role = scan->roles[field];
    if (role >= 0) {
      const uint8_t *codes = scan->codes + (size_t)role * waymark_cells;
      // A run of five or more has a cell after the fourth, so its delimiter belongs to the row.
      if (scan->runs[field] > 4 && p + 8 <= limit && read_four(codes, p, shape, cells + role)) {
        p += 8;
        field += 4;
        continue;
      }
      unsigned index = read_cell(scan, &p);
      if (index == waymark_careful || codes[index] == waymark_careful) return NULL;
      cells[role] = codes[index];
    } else if (role == -1) {
      if ((scan->id[scan->filled] = read_id(scan, text, &p)).size == 0) return NULL;
    } else if (role == -2) {
      if ((p = skip(p, delimiter)) == NULL) return NULL;
    } else {
      stretch *kept = scan->kept_read + scan->filled * scan->kept + (-3 - role);
      if (!read_text(scan, text, &p, kept)) return NULL;
    }
    if (++field < scan->fields && *p++ != delimiter) return NULL;
  }
  if (*p == '\r') p++;
  // What is longer than a field may be is for the careful reader to measure.
  return *p == '\n' && p - row < 1 << 20 ? p + 1 : NULL;
}

void waymark_split_rows(
    waymark_scan *scan, const uint8_t *text, size_t limit, size_t *position) {
  const uint8_t *p = text + *position, *end = text + limit;
  while (scan->filled < batch_rows && p < end) {
    const uint8_t *next = read_row(scan, text, p, end);
    if (!next) {
      scan->stopped = 1;
      break;
    }
    scan->filled++;
    p = next;
  }
  *position = (size_t)(p - text);
}
