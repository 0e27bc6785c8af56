#include "CScan.h"

#include <string.h>

waymark_survey_result waymark_survey(const uint8_t *bytes, size_t count) {
  size_t quotes = 0;
  uint8_t high = 0;
  int zero = 0;
  size_t done = 0;
  while (done < count) {
    // Counters of one byte are wide enough for 255 steps, and let the loop run on whole vectors.
    size_t lanes = 64, steps = (count - done) / lanes;
    if (steps > 255) steps = 255;
    if (steps == 0) break;
    uint8_t found[64] = {0}, any[64] = {0}, zeros[64] = {0};
    for (size_t step = 0; step < steps; step++, done += lanes) {
      for (size_t lane = 0; lane < lanes; lane++) {
        uint8_t byte = bytes[done + lane];
        found[lane] += byte == '"';
        any[lane] |= byte;
        zeros[lane] |= byte == 0;
      }
    }
    for (size_t lane = 0; lane < lanes; lane++) {
      quotes += found[lane];
      high |= any[lane];
      zero |= zeros[lane];
    }
  }
  for (; done < count; done++) {
    quotes += bytes[done] == '"';
    high |= bytes[done];
    zero |= bytes[done] == 0;
  }
  return (waymark_survey_result){quotes, high >= 128, zero};
}

size_t waymark_first_quote(const uint8_t *bytes, size_t count) {
  const uint8_t *found = count ? memchr(bytes, '"', count) : NULL;
  return found ? (size_t)(found - bytes) : count;
}
