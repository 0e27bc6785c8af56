#include <string.h>

#include "levels.h"

size_t waymark_frame_runs(
    const waymark_frame *frame, const size_t *columns, size_t count, int64_t *starts) {
  size_t rows = waymark_frame_count(frame).rows, runs = 0;
  if (count == 1) {
    // A row's code is another one exactly when its text is.
    const uint32_t *codes = waymark_frame_codes(frame, columns[0]);
    for (size_t row = 0; row < rows; row++) {
      starts[runs] = (int64_t)row;
      runs += row == 0 || codes[row] != codes[row - 1];
    }
  } else {
    for (size_t row = 0; row < rows; row++) {
      int is_new = row == 0;
      for (size_t column = 0; column < count && !is_new; column++) {
        const uint32_t *codes = waymark_frame_codes(frame, columns[column]);
        is_new = codes[row] != codes[row - 1];
      }
      starts[runs] = (int64_t)row;
      runs += (size_t)is_new;
    }
  }
  starts[runs] = (int64_t)rows;
  return runs;
}

static const uint8_t *text_at(
    const waymark_frame *frame, size_t column, size_t row, size_t *size) {
  return waymark_frame_level(frame, column, waymark_frame_codes(frame, column)[row], size);
}

int waymark_frame_order(
    const waymark_frame *frame, const size_t *columns, size_t count, size_t before, size_t after) {
  for (size_t column = 0; column < count; column++) {
    size_t size, other_size;
    const uint8_t *text = text_at(frame, columns[column], before, &size);
    const uint8_t *other = text_at(frame, columns[column], after, &other_size);
    size_t shorter = size < other_size ? size : other_size;
    int difference = memcmp(text, other, shorter);
    if (size == other_size) {
      if (difference == 0) continue;
      return difference < 0 ? 3 : 0;
    }
    int by_size = size < other_size;
    int by_bytes = difference ? difference < 0 : by_size;
    return by_size | by_bytes << 1;
  }
  return 0;
}

void waymark_frame_hash(
    const waymark_frame *frame, const size_t *columns, size_t count, size_t row,
    const uint64_t seeds[2], uint64_t hashes[2]) {
  hashes[0] = seeds[0];
  hashes[1] = seeds[1];
  for (size_t column = 0; column < count; column++) {
    size_t size;
    const uint8_t *text = text_at(frame, columns[column], row, &size);
    // Each column's hash is the next one's seed, so that where a text ends makes a difference.
    hashes[0] = waymark_text_hash(text, size, hashes[0]);
    hashes[1] = waymark_text_hash(text, size, hashes[1]);
  }
}
