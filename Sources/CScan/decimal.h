#ifndef WAYMARK_DECIMAL_H
#define WAYMARK_DECIMAL_H

#include <float.h>
#include <stddef.h>
#include <stdint.h>

// Digits that a number of 64 bits holds for certain.
enum { waymark_most_digits = 19, waymark_exact_digits = 15 };

/// Reads the number at `at`: a sign, digits, a point and digits, at most nineteen of them together. Returns
/// what stands behind it, or null when it is written in another way, or when it is not certain which
/// number of 64 bits is the nearest. The bytes end in one that is no digit.
///
/// Up to fifteen digits and the power of ten that divides them are numbers that a double has exactly, so
/// that their quotient is rounded once (Clinger 1990). Up to nineteen digits the same is true of a number
/// whose significand has 64 bits; its quotient, rounded again to 53, is right but where it lies halfway
/// between two doubles.
static inline const uint8_t *waymark_read_decimal(const uint8_t *at, double *value) {
  static const double powers[] = {
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  };
  int negative = *at == '-';
  at += negative;
  const uint8_t *start = at;
  uint64_t whole = 0;
  // One more than can be had, so that the loop ends on any text.
  while ((unsigned)(*at - '0') <= 9 && at - start <= waymark_most_digits) {
    whole = whole * 10 + (uint64_t)(*at++ - '0');
  }
  size_t digits = (size_t)(at - start), places = 0;
  if (digits == 0) return NULL;
  if (*at == '.') {
    start = ++at;
    while ((unsigned)(*at - '0') <= 9 && at - start <= waymark_most_digits) {
      whole = whole * 10 + (uint64_t)(*at++ - '0');
    }
    places = (size_t)(at - start);
    if (places == 0) return NULL;
  }
  double number;
  if (digits + places <= waymark_exact_digits) {
    number = places ? (double)whole / powers[places] : (double)whole;
  } else {
    if (digits + places > waymark_most_digits) return NULL;
#if LDBL_MANT_DIG >= 64
    static const long double long_powers[] = {
        1,     1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,  1e7L,  1e8L,  1e9L,
        1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L,
    };
    long double quotient = (long double)whole / long_powers[places];
    number = (double)quotient;
    // Halfway, the distance to the other neighbour is the same: twice the rest leads to a double.
    long double beyond = quotient + (quotient - (long double)number);
    if (quotient != (long double)number && (long double)(double)beyond == beyond) return NULL;
#else
    return NULL;
#endif
  }
  *value = negative ? 0 - number : number;
  return at;
}

#endif
