#include "columns.h"

#include <string.h>

#if defined(__x86_64__)
#define wide __attribute__((target_clones("avx2", "default")))
#else
#define wide
#endif

/// Swaps the upper parts of `a` with the lower parts of `b`, `bits` wide.
static inline void swap(uint64_t *a, uint64_t *b, int bits, uint64_t mask) {
  uint64_t both = ((*a >> bits) ^ *b) & mask;
  *b ^= both;
  *a ^= both << bits;
}

/// Turns eight words of eight bytes: byte c of word r becomes byte r of word c.
static inline void turn_eight(uint64_t w[8]) {
  for (int i = 0; i < 8; i += 2) swap(&w[i], &w[i + 1], 8, 0x00FF00FF00FF00FF);
  for (int i = 0; i < 8; i += i % 4 ? 3 : 1) swap(&w[i], &w[i + 2], 16, 0x0000FFFF0000FFFF);
  for (int i = 0; i < 4; i++) swap(&w[i], &w[i + 4], 32, 0x00000000FFFFFFFF);
}

void waymark_turn(
    const uint8_t *rows_in, size_t width, size_t rows, uint8_t *columns, size_t stride) {
  for (size_t row = 0; row < rows; row += 8) {
    for (size_t column = 0; column < width; column += 8) {
      const uint8_t *from = rows_in + row * width + column;
      uint8_t *to = columns + column * stride + row;
      uint64_t words[8];
      for (size_t i = 0; i < 8; i++) memcpy(&words[i], from + i * width, 8);
      turn_eight(words);
      for (size_t i = 0; i < 8; i++) memcpy(to + i * stride, &words[i], 8);
    }
  }
}

wide size_t waymark_count_code(const uint8_t *column, size_t rows, uint8_t code) {
  uint8_t found[32] = {0};  // at most sixteen steps
  for (size_t row = 0; row < rows; row += 32) {
    for (size_t lane = 0; lane < 32; lane++) found[lane] += column[row + lane] == code;
  }
  size_t count = 0;
  for (size_t lane = 0; lane < 32; lane++) count += found[lane];
  return count;
}

wide void waymark_keep_below(const uint8_t *column, size_t rows, uint8_t limit, uint8_t *to) {
  for (size_t row = 0; row < rows; row++) to[row] &= column[row] < limit ? 255 : 0;
}

wide void waymark_keep_equal(const uint8_t *x, const uint8_t *y, size_t rows, uint8_t *to) {
  for (size_t row = 0; row < rows; row++) to[row] &= x[row] == y[row] ? 255 : 0;
}

wide void waymark_line_values(
    const uint8_t *column, const uint8_t *keep, size_t rows, int16_t first, int16_t step,
    int16_t *to) {
  for (size_t row = 0; row < rows; row++) {
    int16_t mask = keep[row] ? -1 : 0;
    to[row] = (int16_t)(first + step * column[row]) & mask;
  }
}

/// The products of one column with four others, summed.
wide void waymark_four_products(
    const int16_t *x, const int16_t *y, size_t stride, size_t rows, int32_t *to) {
  const int16_t *b = y + stride, *c = b + stride, *d = c + stride;
  int32_t p = 0, q = 0, r = 0, s = 0;
  for (size_t i = 0; i < rows; i++) {
    int32_t value = x[i];
    p += value * y[i], q += value * b[i], r += value * c[i], s += value * d[i];
  }
  to[0] = p, to[1] = q, to[2] = r, to[3] = s;
}

/// The products of two columns, summed.
wide int32_t waymark_product(const int16_t *x, const int16_t *y, size_t rows) {
  int32_t sum = 0;
  for (size_t i = 0; i < rows; i++) sum += (int32_t)x[i] * y[i];
  return sum;
}

/// A column, summed.
wide int32_t waymark_sum(const int16_t *x, size_t rows) {
  int32_t sum = 0;
  for (size_t i = 0; i < rows; i++) sum += x[i];
  return sum;
}

static void add(int64_t *products, size_t k, size_t j, size_t l, int32_t product) {
  products[j * k + l] += product;
  if (j != l) products[l * k + j] += product;
}

void waymark_add_products(
    const int16_t *columns, size_t stride, size_t k, size_t rows, int64_t *sums,
    int64_t *products) {
  for (size_t j = 0; j < k; j++) {
    const int16_t *x = columns + j * stride;
    sums[j] += waymark_sum(x, rows);
    size_t l = 0;
    for (; l + 4 <= j + 1; l += 4) {
      int32_t four[4];
      waymark_four_products(x, columns + l * stride, stride, rows, four);
      for (size_t i = 0; i < 4; i++) add(products, k, j, l + i, four[i]);
    }
    for (; l <= j; l++) add(products, k, j, l, waymark_product(x, columns + l * stride, rows));
  }
}
