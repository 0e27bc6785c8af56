#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"

static void *cleared(size_t count, size_t size) {
  void *made = calloc(count + 1, size);
  if (!made) abort();
  return made;
}

static void *copied(const void *from, size_t count, size_t size) {
  void *to = cleared(count, size);
  if (count) memcpy(to, from, count * size);
  return to;
}

void waymark_scan_count(waymark_scan *scan) {
  waymark_tally *tally = scan->tally = cleared(1, sizeof *scan->tally);
  tally->codes = cleared(scan->cells * waymark_cells, sizeof *tally->codes);
  tally->columns = cleared((scan->cells + 7) * batch_rows, 1);
  tally->scores = cleared(scan->score_count, sizeof *tally->scores);
  tally->score_count = scan->score_count;
}

void waymark_scan_count_scale(waymark_scan *scan, const uint32_t *columns, size_t count) {
  waymark_tally *tally = scan->tally;
  tally->scales = realloc(tally->scales, (tally->scale_count + 1) * sizeof *tally->scales);
  if (!tally->scales) abort();
  tally->scales[tally->scale_count++] =
      (scale_tally){copied(columns, count, sizeof *columns), count, 0};
}

/// Finds out whether the values of an item lie on a line over the codes it has.
static void find_line(score_tally *tally, size_t j, const uint8_t *codes) {
  const int16_t *values = tally->values + j * waymark_cells;
  int low = 0, high = waymark_blank - 1;
  while (low < high && codes[low] != low) low++;
  while (high > low && codes[high] != high) high--;
  int step = high > low ? (values[high] - values[low]) / (high - low) : 0;
  int first = values[low] - step * low;
  tally->is_line[j] = abs(first) < 1 << 14;
  for (int code = low; code <= high; code++) {
    if (codes[code] == code && values[code] != first + step * code) tally->is_line[j] = 0;
  }
  tally->first[j] = (int16_t)first;
  tally->step[j] = (int16_t)step;
}

void waymark_scan_count_score(
    waymark_scan *scan, size_t score, const int16_t *values, size_t floor, size_t ceiling) {
  const score_plan *plan = &scan->scores[score];
  score_tally *tally = &scan->tally->scores[score];
  size_t k = tally->count = plan->count;
  tally->values = copied(values, k * waymark_cells, sizeof *values);
  tally->is_line = cleared(k, sizeof *tally->is_line);
  tally->first = cleared(k, sizeof *tally->first);
  tally->step = cleared(k, sizeof *tally->step);
  tally->floor_slot = (uint32_t)(plan->first_slot + floor);
  tally->ceiling_slot = (uint32_t)(plan->first_slot + ceiling);
  tally->columns = cleared(k * kept_rows, sizeof *tally->columns);
  tally->sums = cleared(k, sizeof *tally->sums);
  tally->products = cleared(k * k, sizeof *tally->products);
  for (size_t j = 0; j < k; j++)
    find_line(tally, j, scan->codes + plan->columns[j] * waymark_cells);
}

/// Multiplies the rows that were kept.
static void multiply(score_tally *tally) {
  waymark_add_products(
      tally->columns, kept_rows, tally->count, tally->kept, tally->sums, tally->products);
  tally->kept = 0;
}

/// The values of an item where rows are complete, and 0 where they are not.
static void write_values(
    const score_tally *tally, size_t j, const uint8_t *column, const uint8_t *complete,
    size_t rows, int16_t *to) {
  if (tally->is_line[j]) {
    waymark_line_values(column, complete, rows, tally->first[j], tally->step[j], to);
    return;
  }
  const int16_t *values = tally->values + j * waymark_cells;
  for (size_t row = 0; row < rows; row++) to[row] = complete[row] ? values[column[row]] : 0;
}

static void count_score(
    const waymark_scan *scan, const score_plan *plan, score_tally *tally, const uint32_t *slots,
    size_t rows) {
  uint8_t complete[batch_rows], equal[batch_rows];
  const uint8_t *first = scan->tally->columns + plan->columns[0] * batch_rows;
  memset(complete, 255, rows);
  for (size_t j = 0; j < tally->count; j++) {
    const uint8_t *column = scan->tally->columns + plan->columns[j] * batch_rows;
    waymark_keep_below(column, rows, waymark_blank, complete);
  }
  memcpy(equal, complete, rows);
  if (tally->kept + rows > kept_rows) multiply(tally);
  for (size_t j = 0; j < tally->count; j++) {
    const uint8_t *column = scan->tally->columns + plan->columns[j] * batch_rows;
    waymark_keep_equal(column, first, rows, equal);
    write_values(
        tally, j, column, complete, rows, tally->columns + j * kept_rows + tally->kept);
  }
  tally->kept += rows;
  tally->rows += waymark_count_code(complete, rows, 255);
  size_t lines = waymark_count_code(equal, rows, 255);
  for (size_t row = 0; lines; row++) {
    if (!equal[row]) continue;
    tally->lines[first[row]]++;
    lines--;
  }
  uint32_t at_floor = 0, at_ceiling = 0;
  for (size_t row = 0; row < scan->filled; row++) {
    at_floor += slots[row] == tally->floor_slot;
    at_ceiling += slots[row] == tally->ceiling_slot;
  }
  tally->at_floor += at_floor;
  tally->at_ceiling += at_ceiling;
}

static void count_blank_rows(
    const waymark_tally *tally, scale_tally *scale, const uint8_t *blank, size_t rows) {
  uint8_t left[batch_rows];
  memset(left, 255, rows);
  for (size_t j = 0; j < scale->count; j++)
    waymark_keep_equal(tally->columns + scale->columns[j] * batch_rows, blank, rows, left);
  scale->blank_rows += waymark_count_code(left, rows, 255);
}

void waymark_tally_rows(waymark_scan *scan) {
  waymark_tally *tally = scan->tally;
  const size_t width = scan->cells, filled = scan->filled;
  if (filled == 0) return;
  const size_t rows = (filled + 31) / 32 * 32;
  memset(scan->cells_read + filled * width, no_cell, (rows - filled) * width);
  waymark_turn(scan->cells_read, width, rows, tally->columns, batch_rows);
  tally->rows += filled;
  for (size_t cell = 0; cell < width; cell++) {
    const uint8_t *column = tally->columns + cell * batch_rows;
    const uint8_t *codes = scan->codes + cell * waymark_cells;
    uint64_t *counts = tally->codes + cell * waymark_cells;
    size_t left = filled;
    for (int code = 0; code < waymark_blank && left; code++) {
      if (codes[code] != code) continue;
      size_t count = waymark_count_code(column, rows, (uint8_t)code);
      counts[code] += count;
      left -= count;
    }
  }
  uint8_t blank[batch_rows];
  memset(blank, waymark_blank, rows);
  for (size_t s = 0; s < tally->scale_count; s++)
    count_blank_rows(tally, &tally->scales[s], blank, rows);
  for (size_t s = 0; s < tally->score_count; s++) {
    if (tally->scores[s].count)
      count_score(scan, &scan->scores[s], &tally->scores[s], scan->slots + s * batch_rows, rows);
  }
}

uint64_t waymark_scan_counted(waymark_scan *scan, const uint64_t **codes) {
  *codes = scan->tally->codes;
  return scan->tally->rows;
}

uint64_t waymark_scan_blank_rows(const waymark_scan *scan, size_t scale) {
  return scan->tally->scales[scale].blank_rows;
}

waymark_score_counts waymark_scan_score_counts(waymark_scan *scan, size_t score) {
  score_tally *tally = &scan->tally->scores[score];
  if (tally->kept) multiply(tally);
  return (waymark_score_counts){tally->rows, tally->at_floor, tally->at_ceiling,
                                tally->lines, tally->sums, tally->products};
}

void waymark_tally_destroy(waymark_tally *tally) {
  if (!tally) return;
  for (size_t s = 0; s < tally->score_count; s++) {
    score_tally *score = &tally->scores[s];
    free(score->values);
    free(score->is_line);
    free(score->first);
    free(score->step);
    free(score->columns);
    free(score->sums);
    free(score->products);
  }
  for (size_t s = 0; s < tally->scale_count; s++) free(tally->scales[s].columns);
  free(tally->codes);
  free(tally->columns);
  free(tally->scores);
  free(tally->scales);
  free(tally);
}
