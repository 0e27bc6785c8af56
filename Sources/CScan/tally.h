#ifndef WAYMARK_TALLY_H
#define WAYMARK_TALLY_H

#include "scan.h"

enum {
  /// A byte that is no cell index: it stands in rows that fill up a vector.
  no_cell = 127,
  /// Rows whose values are kept before they are multiplied: few enough for sums of 32 bits, as
  /// kept_rows · waymark_largest_value² < 2³¹.
  kept_rows = 1024,
};

/// What is counted of one score's complete rows.
typedef struct {
  size_t count;
  int16_t *values;  // count × waymark_cells
  /// By item, where its values are first + step · code, 1; else 0.
  uint8_t *is_line;
  int16_t *first, *step;
  uint32_t floor_slot, ceiling_slot;
  int16_t *columns;  // count × kept_rows
  size_t kept;
  uint64_t rows, at_floor, at_ceiling;
  uint64_t lines[waymark_cells];  // rows of one code throughout, by code
  int64_t *sums, *products;
} score_tally;

/// The cell columns of one scale, and its rows without any answer.
typedef struct {
  uint32_t *columns;
  size_t count;
  uint64_t blank_rows;
} scale_tally;

typedef struct waymark_tally {
  uint64_t rows;
  uint64_t *codes;   // cells × waymark_cells
  uint8_t *columns;  // cells × batch_rows: the rows in hand, column by column
  score_tally *scores;
  scale_tally *scales;
  size_t score_count, scale_count;
} waymark_tally;

/// Counts the rows in hand, which have been added up.
void waymark_tally_rows(waymark_scan *scan);

void waymark_tally_destroy(waymark_tally *tally);

#endif
