#ifndef WAYMARK_CSYSTEM_H
#define WAYMARK_CSYSTEM_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes `value` with at most `digits` significant digits (1...17) as the shortest such decimal
/// text, no locale; returns the bytes written, or 0 when `capacity` is too small.
size_t waymark_number_text(double value, int digits, char *buffer, size_t capacity);

/// Reads a whole decimal number; returns 1 when all `count` bytes were one finite number, else 0.
int waymark_number_value(const char *text, size_t count, double *value);

/// Swaps two paths in one step; returns 0, or the error number.
int waymark_exchange(const char *first, const char *second);

/// Makes a file in memory alone; returns its descriptor, or -1.
int waymark_memory_file(void);

#ifdef __cplusplus
}
#endif

#endif
