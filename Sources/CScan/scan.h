#ifndef WAYMARK_SCAN_H
#define WAYMARK_SCAN_H

#include "CScan.h"

/// Rows that are split before they are added up and written: few enough to stay in the cache.
enum { batch_rows = 512 };

typedef waymark_stretch stretch;

/// One score: its terms, and where its sums begin among all slots.
typedef struct {
  uint32_t *columns;
  int32_t *terms;
  size_t count, pieces, first_slot;
  int32_t lowest;
} score_plan;

/// Bytes that grow.
typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
} byte_store;

struct waymark_scan {
  // What the columns are.
  uint8_t delimiter;
  size_t fields, cells, word_count;
  int32_t *roles;
  uint32_t *runs;  // how many fields from this one on are consecutive cell columns
  uint8_t *codes;
  uint64_t *words;
  uint8_t ids[256];
  // What is added up.
  score_plan *scores;
  size_t score_count, piece_count, slot_count;
  // What is written: per slot one more than its first piece, or 0.
  uint32_t *known;
  stretch *pieces;
  size_t pieces_used, pieces_capacity, longest_piece;
  byte_store blob, lead, output;
  stretch *before;  // in `lead`: what stands before the id, and before each kept column
  size_t kept;
  uint8_t texts[256];
  stretch before_line, after_line;  // in `lead` too
  int repeats_id, has_line;
  // The rows in hand.
  uint8_t *cells_read;  // batch_rows × cells, and a byte more per row
  uint32_t *slots;      // score_count × batch_rows
  stretch id[batch_rows];
  stretch *kept_read;   // batch_rows × kept
  size_t filled, written, rows_taken, unseen_score;
  size_t line;  // of the first row in hand
  int stopped;
  // What is counted; null when nothing is.
  struct waymark_tally *tally;
};

/// Makes room for `more` bytes and some to spare.
void waymark_store_reserve(byte_store *store, size_t more);

/// Splits rows from `*position` up to `limit`, just after a line feed, until the batch is full or a
/// row is not plain.
void waymark_split_rows(
    waymark_scan *scan, const uint8_t *text, size_t limit, size_t *position);

/// Room for a number of 64 bits.
enum { longest_number = 20 };

/// Copies; at least 16 bytes must be readable at `from` and writable at `to`.
static inline uint8_t *waymark_put(uint8_t *to, const uint8_t *from, size_t size) {
  __builtin_memcpy(to, from, 16);
  if (size > 16) __builtin_memcpy(to + 16, from + 16, size - 16);
  return to + size;
}

#endif
