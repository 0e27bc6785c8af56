#ifndef WAYMARK_COLUMNS_H
#define WAYMARK_COLUMNS_H

#include <stddef.h>
#include <stdint.h>

// Kernels over columns of bytes. `rows` is a multiple of 32 and at most 512, unless said otherwise.

/// Turns `rows` rows of `width` bytes into columns `stride` apart. Seven bytes after the rows must be
/// readable, and columns writable up to a multiple of eight.
void waymark_turn(
    const uint8_t *rows_in, size_t width, size_t rows, uint8_t *columns, size_t stride);

/// How many bytes of a column are `code`.
size_t waymark_count_code(const uint8_t *column, size_t rows, uint8_t code);

/// Narrows `to` to the rows whose byte is below `limit`; 255 stands for yes and 0 for no.
void waymark_keep_below(const uint8_t *column, size_t rows, uint8_t limit, uint8_t *to);

/// Narrows `to` to the rows whose bytes in two columns are equal.
void waymark_keep_equal(const uint8_t *x, const uint8_t *y, size_t rows, uint8_t *to);

/// Writes first + step · byte where `keep` says so, and 0 elsewhere.
void waymark_line_values(
    const uint8_t *column, const uint8_t *keep, size_t rows, int16_t first, int16_t step,
    int16_t *to);

/// Adds to `sums` the sum of each of `k` columns, and to `products` (k × k, both halves) the sum of
/// the products of each two. Columns begin `stride` apart; no sum of `rows` products may leave 32
/// bits, and `rows` is any number.
void waymark_add_products(
    const int16_t *columns, size_t stride, size_t k, size_t rows, int64_t *sums,
    int64_t *products);

#endif
