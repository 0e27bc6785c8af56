#include "CScan.h"

#include <string.h>

// Powers of ten that a double has exactly, as it has every whole number of fifteen digits: their
// quotient is then the number that was written, correctly rounded (Clinger 1990).
static const double powers[] = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
};
enum { most_digits = 15 };

/// Reads the number at `at`: a sign, digits, a point and digits. Returns what stands behind it, or null
/// when it is written in another way.
static inline const uint8_t *read_number(const uint8_t *at, double *value) {
  int negative = *at == '-';
  at += negative;
  const uint8_t *start = at;
  uint64_t whole = 0;
  // One more than can be had, so that the loop ends on any text.
  while ((unsigned)(*at - '0') <= 9 && at - start <= most_digits) {
    whole = whole * 10 + (uint64_t)(*at++ - '0');
  }
  size_t digits = (size_t)(at - start), places = 0;
  if (digits == 0) return NULL;
  if (*at == '.') {
    start = ++at;
    while ((unsigned)(*at - '0') <= 9 && at - start <= most_digits) {
      whole = whole * 10 + (uint64_t)(*at++ - '0');
    }
    places = (size_t)(at - start);
    if (places == 0) return NULL;
  }
  if (digits + places > most_digits) return NULL;
  double number = places ? (double)whole / powers[places] : (double)whole;
  *value = negative ? 0 - number : number;
  return at;
}

/// The longest id that is plain: so many bytes can be read behind a row.
enum { longest_id = 48 };

/// Whether `size` bytes are the same at both places, and not none; eight can be read at either.
static inline int same(const uint8_t *one, const uint8_t *other, size_t size) {
  if (size > 8) return memcmp(one, other, size) == 0;
  uint64_t left, right;
  memcpy(&left, one, 8);
  memcpy(&right, other, 8);
  return size && (left ^ right) << (64 - 8 * size) == 0;
}

/// Whether a byte of an id needs no second look: ASCII that shows, but not the sign of a damaged number.
static inline int is_plain(uint8_t byte) { return byte > 0x20 && byte < 0x7F && byte != '+'; }

void waymark_read_scores(
    const waymark_score_plan *plan, const uint8_t *text, size_t end, size_t *position,
    waymark_score_rows *to) {
  to->rows = to->runs = 0;
  // Only rows with a line feed at their end: nothing below looks beyond it by more than some bytes.
  while (end > *position && text[end - 1] != '\n') end--;
  const uint8_t *id = text, *at = text + *position;
  size_t id_size = 0;
  double last = 0;
  while (at < text + end && to->rows < waymark_score_batch) {
    const uint8_t *row_id = NULL;
    size_t row_id_size = 0;
    double time = 0, value = 0;
    for (uint32_t field = 0; field < plan->fields; field++) {
      if (field == plan->time || field == plan->value) {
        at = read_number(at, field == plan->time ? &time : &value);
        if (!at) return;
      } else if (field == plan->id) {
        row_id = at;
        if (same(at, id, id_size) && at[id_size] == plan->delimiter) {
          at += id_size;
        } else {
          while (*at != plan->delimiter && is_plain(*at)) at++;
          if (at == row_id || at - row_id > longest_id) return;
        }
        row_id_size = (size_t)(at - row_id);
      } else {
        while (*at != plan->delimiter && *at != '\n' && *at != '\r') at++;
      }
      if (field + 1 < plan->fields) {
        if (*at++ != plan->delimiter) return;
      } else {
        at += *at == '\r';
        if (*at++ != '\n') return;
      }
    }
    if (value < plan->lowest || value > plan->highest) return;
    if (row_id_size != id_size || !same(row_id, id, id_size)) {
      id = row_id;
      id_size = row_id_size;
      to->run[to->runs++] =
          (waymark_score_run){(size_t)(id - text), id_size, to->rows, 1};
    } else if (!(time > last)) {
      to->run[to->runs - 1].ascends = 0;
    }
    last = time;
    to->times[to->rows] = time;
    to->values[to->rows++] = value;
    *position = (size_t)(at - text);
  }
}
