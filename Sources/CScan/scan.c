#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "tally.h"

static void *copied(const void *from, size_t size) {
  void *to = calloc(size + 16, 1);
  if (!to) abort();
  if (size) memcpy(to, from, size);
  return to;
}

static void *resized(void *from, size_t size) {
  void *to = realloc(from, size);
  if (!to) abort();
  return to;
}

void waymark_store_reserve(byte_store *store, size_t more) {
  size_t needed = store->count + more + 16;
  if (needed <= store->capacity) return;
  size_t capacity = store->capacity * 2 > needed ? store->capacity * 2 : needed;
  store->bytes = resized(store->bytes, capacity);
  store->capacity = capacity;
}

static void append(byte_store *store, const uint8_t *bytes, size_t count) {
  waymark_store_reserve(store, count);
  if (count) memcpy(store->bytes + store->count, bytes, count);
  store->count += count;
}

waymark_scan *waymark_scan_create(
    uint8_t delimiter, const int32_t *roles, size_t fields, const uint8_t *codes, size_t cells,
    const uint8_t *ids, const uint64_t *words, size_t word_count) {
  waymark_scan *scan = calloc(1, sizeof *scan);
  if (!scan) abort();
  scan->delimiter = delimiter;
  scan->fields = fields;
  scan->cells = cells;
  scan->word_count = word_count;
  scan->roles = copied(roles, fields * sizeof *roles);
  scan->runs = calloc(fields + 1, sizeof *scan->runs);
  scan->codes = copied(codes, cells * waymark_cells);
  scan->words = copied(words, word_count * sizeof *words);
  scan->cells_read = calloc(batch_rows, cells + 1);
  if (!scan->runs || !scan->cells_read) abort();
  memcpy(scan->ids, ids, sizeof scan->ids);
  for (size_t field = fields; field-- > 0;) {
    if (roles[field] < 0) continue;
    int follows = field + 1 < fields && roles[field + 1] == roles[field] + 1;
    scan->runs[field] = 1 + (follows ? scan->runs[field + 1] : 0);
  }
  return scan;
}

void waymark_scan_add_score(
    waymark_scan *scan, const uint32_t *columns, const int32_t *terms, size_t count,
    int32_t lowest, size_t span, size_t pieces) {
  size_t scores = scan->score_count + 1;
  scan->scores = resized(scan->scores, scores * sizeof *scan->scores);
  scan->slots = resized(scan->slots, scores * batch_rows * sizeof *scan->slots);
  scan->scores[scan->score_count] = (score_plan){
      copied(columns, count * sizeof *columns),
      copied(terms, count * waymark_cells * sizeof *terms),
      count, pieces, scan->slot_count, lowest};
  scan->known = resized(scan->known, (scan->slot_count + span) * sizeof *scan->known);
  memset(scan->known + scan->slot_count, 0, span * sizeof *scan->known);
  scan->slot_count += span;
  scan->piece_count += pieces;
  scan->score_count = scores;
}

void waymark_scan_set_layout(
    waymark_scan *scan, const uint8_t *before, const size_t *sizes, size_t kept,
    const uint8_t *texts, int repeats_id) {
  scan->kept = kept;
  scan->before = resized(scan->before, (kept + 1) * sizeof *scan->before);
  scan->kept_read = resized(scan->kept_read, batch_rows * (kept + 1) * sizeof *scan->kept_read);
  scan->lead.count = 0;
  waymark_store_reserve(&scan->lead, 16);
  for (size_t i = 0; i <= kept; i++) {
    scan->before[i] = (stretch){scan->lead.count, sizes[i]};
    append(&scan->lead, before, sizes[i]);
    before += sizes[i];
  }
  memcpy(scan->texts, texts, sizeof scan->texts);
  scan->repeats_id = repeats_id;
}

void waymark_scan_set_line(
    waymark_scan *scan, const uint8_t *before, size_t before_size, const uint8_t *after,
    size_t after_size) {
  scan->before_line = (stretch){scan->lead.count, before_size};
  append(&scan->lead, before, before_size);
  scan->after_line = (stretch){scan->lead.count, after_size};
  append(&scan->lead, after, after_size);
  scan->has_line = 1;
}

/// Adds up the rows in hand: per score and row the slot of its sum.
static void add_up(waymark_scan *scan) {
  for (size_t s = 0; s < scan->score_count; s++) {
    const score_plan *score = &scan->scores[s];
    uint32_t *slots = scan->slots + s * batch_rows;
    const int64_t base = (int64_t)score->first_slot - score->lowest;
    for (size_t row = 0; row < scan->filled; row++) {
      const uint8_t *cells = scan->cells_read + row * scan->cells;
      const int32_t *terms = score->terms;
      int32_t sum = 0;
      for (size_t j = 0; j < score->count; j++, terms += waymark_cells)
        sum += terms[cells[score->columns[j]]];
      slots[row] = (uint32_t)(base + sum);
    }
  }
}

/// How long the beginning of a row in hand is.
static inline size_t lead_size(const waymark_scan *scan, size_t row) {
  size_t size = scan->lead.count + scan->id[row].size + (scan->has_line ? longest_number : 0);
  for (size_t i = 0; i < scan->kept; i++) size += scan->kept_read[row * scan->kept + i].size;
  return size;
}

/// Writes the line of a row, between its texts.
static uint8_t *put_line(const waymark_scan *scan, uint8_t *to, size_t line) {
  const uint8_t *lead = scan->lead.bytes;
  uint8_t digits[longest_number], *first = digits + longest_number;
  do *--first = (uint8_t)('0' + line % 10);
  while (line /= 10);
  size_t size = (size_t)(digits + longest_number - first);
  to = waymark_put(to, lead + scan->before_line.start, scan->before_line.size);
  memcpy(to, first, size);
  return waymark_put(to + size, lead + scan->after_line.start, scan->after_line.size);
}

/// Writes the beginning of a row in hand: the id and the kept columns.
static inline uint8_t *put_lead(
    const waymark_scan *scan, uint8_t *to, const uint8_t *text, size_t row) {
  const uint8_t *lead = scan->lead.bytes;
  if (scan->before[0].size) to = waymark_put(to, lead, scan->before[0].size);
  to = waymark_put(to, text + scan->id[row].start, scan->id[row].size);
  const stretch *kept = scan->kept_read + row * scan->kept;
  for (size_t i = 0; i < scan->kept; i++) {
    to = waymark_put(to, lead + scan->before[i + 1].start, scan->before[i + 1].size);
    to = waymark_put(to, text + kept[i].start, kept[i].size);
  }
  return scan->has_line ? put_line(scan, to, scan->line + row) : to;
}

/// Writes the rows in hand; false when one adds up to what has no text yet.
static int write_rows(waymark_scan *scan, const uint8_t *text) {
  for (; scan->written < scan->filled; scan->written++) {
    for (size_t s = 0; s < scan->score_count; s++) {
      if (scan->known[scan->slots[s * batch_rows + scan->written]]) continue;
      scan->unseen_score = s;
      return 0;
    }
    size_t each = lead_size(scan, scan->written) + scan->longest_piece + 16;
    waymark_store_reserve(&scan->output, each * scan->piece_count);
    uint8_t *to = scan->output.bytes + scan->output.count;
    int needs_id = 1;
    for (size_t s = 0; s < scan->score_count; s++) {
      const stretch *piece =
          scan->pieces + scan->known[scan->slots[s * batch_rows + scan->written]] - 1;
      for (size_t i = 0; i < scan->scores[s].pieces; i++, piece++) {
        if (needs_id) {
          to = put_lead(scan, to, text, scan->written);
          needs_id = scan->repeats_id;
        }
        to = waymark_put(to, scan->blob.bytes + piece->start, piece->size);
      }
    }
    scan->output.count = (size_t)(to - scan->output.bytes);
  }
  return 1;
}

waymark_scan_status waymark_scan_run(
    waymark_scan *scan, const uint8_t *text, size_t end, size_t *position, size_t line) {
  scan->line = line;
  size_t limit = end;
  while (limit > *position && text[limit - 1] != '\n') limit--;
  for (;;) {
    if (!write_rows(scan, text)) return waymark_scan_unseen_sum;
    scan->rows_taken += scan->filled;
    scan->line += scan->filled;
    scan->filled = scan->written = 0;
    if (scan->stopped || (*position >= limit && *position < end)) {
      scan->stopped = 0;
      return waymark_scan_careful_row;
    }
    if (*position >= end) return waymark_scan_done;
    waymark_split_rows(scan, text, limit, position);
    add_up(scan);
    if (scan->tally) waymark_tally_rows(scan);
  }
}

waymark_scan_status waymark_scan_next(
    waymark_scan *scan, const uint8_t *text, size_t end, size_t *position, waymark_rows *rows) {
  size_t limit = end;
  while (limit > *position && text[limit - 1] != '\n') limit--;
  scan->filled = scan->written = 0;
  waymark_split_rows(scan, text, limit, position);
  *rows = (waymark_rows){scan->filled, scan->cells_read, scan->id, scan->kept_read};
  scan->rows_taken += scan->filled;
  scan->filled = 0;
  if (scan->stopped || (*position >= limit && *position < end)) {
    scan->stopped = 0;
    return waymark_scan_careful_row;
  }
  return *position >= end ? waymark_scan_done : waymark_scan_more;
}

const uint8_t *waymark_scan_unseen(const waymark_scan *scan, size_t *score) {
  *score = scan->unseen_score;
  return scan->cells_read + scan->written * scan->cells;
}

void waymark_scan_learn(waymark_scan *scan, const uint8_t *text, const size_t *sizes) {
  size_t slot = scan->slots[scan->unseen_score * batch_rows + scan->written];
  scan->known[slot] = (uint32_t)scan->pieces_used + 1;
  for (size_t i = 0; i < scan->scores[scan->unseen_score].pieces; i++) {
    if (scan->pieces_used == scan->pieces_capacity) {
      scan->pieces_capacity = scan->pieces_capacity * 2 + 64;
      scan->pieces = resized(scan->pieces, scan->pieces_capacity * sizeof *scan->pieces);
    }
    scan->pieces[scan->pieces_used++] = (stretch){scan->blob.count, sizes[i]};
    if (sizes[i] > scan->longest_piece) scan->longest_piece = sizes[i];
    append(&scan->blob, text, sizes[i]);
    text += sizes[i];
  }
}

void waymark_scan_append(waymark_scan *scan, const uint8_t *text, size_t count) {
  append(&scan->output, text, count);
}

size_t waymark_scan_take_rows(waymark_scan *scan) {
  size_t rows = scan->rows_taken;
  scan->rows_taken = 0;
  return rows;
}

const uint8_t *waymark_scan_output(const waymark_scan *scan, size_t *count) {
  *count = scan->output.count;
  return scan->output.bytes;
}

void waymark_scan_clear(waymark_scan *scan) {
  scan->output.count = 0;
  scan->filled = scan->written = scan->rows_taken = 0;
  scan->stopped = 0;
}

void waymark_scan_destroy(waymark_scan *scan) {
  for (size_t s = 0; s < scan->score_count; s++) {
    free(scan->scores[s].columns);
    free(scan->scores[s].terms);
  }
  free(scan->scores);
  free(scan->roles);
  free(scan->runs);
  free(scan->codes);
  free(scan->words);
  free(scan->known);
  free(scan->pieces);
  free(scan->blob.bytes);
  free(scan->before);
  free(scan->lead.bytes);
  free(scan->kept_read);
  free(scan->output.bytes);
  free(scan->cells_read);
  free(scan->slots);
  waymark_tally_destroy(scan->tally);
  free(scan);
}
